import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { failure, json } from "./support/behaviors.js";
import { clientOf, shortBackoff } from "./support/clients.js";
import { type Behavior, faultServer } from "./support/fault-server.js";
import { id, order, subscription } from "./support/samples.js";

/** A server that does this, and a client of it. */
async function serve(...script: Behavior[]) {
  shortBackoff();
  const server = await faultServer(script);
  return { server, client: clientOf(server, { token: "t" }) };
}

test("sends headers and body with every attempt", async () => {
  const { server, client } = await serve(failure(429), json(order));
  const headers = { "x-trace": "abc" };
  const { status, data } = await client.POST("/meter-orders", { headers, body: { subscription } });
  expect([status, data]).toEqual([200, order]);
  for (const { body, headers } of server.requests) {
    expect(JSON.parse(body)).toEqual({ subscription });
    expect(headers).toMatchObject({ authorization: "Bearer t", "x-trace": "abc", "content-type": "application/json" });
  }
  expect(server.requests).toHaveLength(2);
});

test("returns an error of the API with its status, its headers and its body", async () => {
  const { client } = await serve(failure(404, { "x-served-by": "edison" }));
  const { response, error } = await client.GET("/meter-orders/{id}", { params: { path: { id } } });
  expect([response.ok, response.status, response.headers.get("x-served-by")]).toEqual([false, 404, "edison"]);
  expect(error).toMatchObject({ code: "NOT_FOUND", requestId: "request-404" });
});

test("reads a compressed answer, by name and by path", async () => {
  const headers = { "content-type": "application/json", "content-encoding": "gzip" };
  const server = await faultServer([
    (response) => response.writeHead(200, headers).end(gzipSync(JSON.stringify(order))),
  ]);
  const client = clientOf(server);
  expect(await client.meterOrders.retrieve(id)).toEqual(order);
  expect((await client.GET("/meter-orders/{id}", { params: { path: { id } } })).data).toEqual(order);
});

test("lets a middleware of openapi-fetch see one request and one answer, however often it was sent", async () => {
  const { server, client } = await serve(failure(503), json(order));
  const seen: unknown[] = [];
  client.use({
    onRequest: ({ request }) => {
      request.headers.set("x-trace", "abc");
      seen.push(request.method);
    },
    onResponse: ({ response }) => {
      seen.push(response.status);
    },
  });
  await client.GET("/meter-orders/{id}", { params: { path: { id } } });
  expect(seen).toEqual(["GET", 200]);
  expect(server.requests.map(({ headers }) => headers["x-trace"])).toEqual(["abc", "abc"]);
});

test("sends a request by path with the caller's own fetch", async () => {
  const urls: string[] = [];
  const fetch = async ({ url }: Request) => {
    urls.push(url);
    return Response.json(order);
  };
  const client = clientOf({ url: "http://127.0.0.1:1" }, { fetch });
  expect(await client.meterOrders.retrieve(id)).toEqual(order);
  expect((await client.GET("/meter-orders/{id}", { params: { path: { id } } })).status).toBe(200);
  expect(urls).toEqual(Array(2).fill(`http://127.0.0.1:1/meter-orders/${id}`));
});
