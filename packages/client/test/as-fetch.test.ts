import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { asFetch, connect } from "../src/index.js";
import { failure, json } from "./behaviours.js";
import { clientOf, shortBackoff } from "./calls.js";
import { type Behaviour, faultServer } from "./fault-server.js";
import { id, order, subscription } from "./samples.js";

/** A server that does this, and a `fetch` of its API. */
async function serve(...script: Behaviour[]) {
  shortBackoff();
  const server = await faultServer(script);
  return { server, fetch: asFetch(connect({ baseUrl: server.url, token: "t" })), url: `${server.url}/meter-orders` };
}

test("is a fetch that sends the body of a request with every attempt", async () => {
  const { server, fetch, url } = await serve(failure(429), json(order));
  const headers = { "content-type": "application/json", "x-trace": "abc" };
  const response = await fetch(new Request(url, { method: "POST", headers, body: JSON.stringify({ subscription }) }));
  expect([response.status, await response.json()]).toEqual([200, order]);
  for (const { body, headers } of server.requests) {
    expect(JSON.parse(body)).toEqual({ subscription });
    expect(headers).toMatchObject({ authorization: "Bearer t", "x-trace": "abc", "content-type": "application/json" });
  }
  expect(server.requests).toHaveLength(2);
});

test("returns an error of the API with its status, its headers and its body", async () => {
  const { fetch, url } = await serve(failure(404, { "x-served-by": "edison" }));
  const response = await fetch(new Request(`${url}/${id}`));
  expect([response.ok, response.status, response.headers.get("x-served-by")]).toEqual([false, 404, "edison"]);
  expect(await response.json()).toMatchObject({ code: "NOT_FOUND", requestId: "request-404" });
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
  const { server } = await serve(failure(503), json(order));
  const client = clientOf(server);
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
