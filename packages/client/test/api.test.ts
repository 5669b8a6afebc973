import { gzipSync } from "node:zlib";
import { type Schema, spec } from "@meter-orders/openapi";
import { expect, test } from "vitest";
import { type Middleware, type NewMeterOrder, NotFoundError } from "../src/index.js";
import { byMethod, failure, json, silence } from "./support/behaviors.js";
import { clientOf, clientWithSecret, failureOf, serve } from "./support/clients.js";
import { faultServer } from "./support/fault-server.js";
import { id, order, page, subscription } from "./support/samples.js";

const params = { path: { id } };

/** A new order with every property of the schema, and one that the schema does not have yet. */
const properties = Object.keys((spec().components.schemas.NewMeterOrder as Schema).properties ?? {});
const newOrder = Object.fromEntries(
  [...properties, "property_of_the_future"].map((name) => [name, name === "subscription" ? subscription : { name }]),
) as unknown as NewMeterOrder;

test.for(["create", "createOrRetrieve"] as const)("sends every property of a new order with %s", async (method) => {
  const { server, meterOrders } = await serve([json(order)]);
  await meterOrders[method](newOrder);
  expect(properties).toContain("subscription");
  expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual(newOrder);
});

test("sends headers and body with every attempt", async () => {
  const { server, client } = await serve([failure(429), json(order)], { token: "t" });
  const headers = { "x-trace": "abc" };
  const { status, data } = await client.POST("/meter-orders", { headers, body: { subscription } });
  expect([status, data]).toEqual([200, order]);
  for (const { body, headers } of server.requests) {
    expect(JSON.parse(body)).toEqual({ subscription });
    expect(headers).toMatchObject({ authorization: "Bearer t", "x-trace": "abc", "content-type": "application/json" });
  }
  expect(server.requests).toHaveLength(2);
});

test("returns an error of the API with its status, its headers, and its body", async () => {
  const { client } = await serve([failure(404, { "x-served-by": "edison" })]);
  const { data, response, error } = await client.GET("/meter-orders/{id}", { params });
  expect([data, response.ok, response.status]).toEqual([undefined, false, 404]);
  expect(response.headers.get("x-served-by")).toBe("edison");
  expect(error).toMatchObject({ code: "NOT_FOUND", requestId: "request-404" });
});

test("sends an array filter as one parameter with commas", async () => {
  const { server, client } = await serve([json(page([]))]);
  const query = { limit: 5, "filter[status][in]": ["blocked" as const, "blocked_wim" as const] };
  await client.GET("/meter-orders", { params: { query } });
  const sent = new URL(server.requests[0]?.url ?? "", server.url).searchParams;
  expect(Object.fromEntries(sent)).toEqual({ limit: "5", "filter[status][in]": "blocked,blocked_wim" });
});

test.for([
  [{ "filter[status][in]": [] }, "filter[status][in] is an empty list"],
  [{ "filter[statuz][eq]": "waiting" }, "statuz"],
  [{ "filter[status][equals]": "waiting" }, "equals"],
])("rejects the query %j, for which the API would return all orders", async ([query, message]) => {
  const { server, client } = await serve([json(page([]))]);
  const call = client.GET("/meter-orders", { params: { query: query as never } });
  await expect(call).rejects.toThrow(TypeError);
  await expect(call).rejects.toThrow(message as string);
  expect(server.requests).toEqual([]);
});

test.for(["", ".", "..", undefined, null, 7, {}])("rejects the ID %j before anything is sent", async (bad) => {
  const { server, client, meterOrders } = await serve([json(order)]);
  await expect(meterOrders.retrieve(bad as string)).rejects.toThrow(TypeError);
  const lowLevel = client.GET("/meter-orders/{id}", { params: { path: { id: bad as string } } });
  await expect(lowLevel).rejects.toThrow(TypeError);
  expect(server.requests).toEqual([]);
});

test("rejects an invalid ID in watch and waitUntil before anything is sent", async () => {
  const { server, meterOrders } = await serve([json(order)]);
  await expect(meterOrders.watch("").next()).rejects.toThrow(TypeError);
  await expect(meterOrders.waitUntil("..", "activated")).rejects.toThrow(TypeError);
  expect(server.requests).toEqual([]);
});

test.for([
  ["a/b?c", "a%2Fb%3Fc"],
  ["../oauth/token", "..%2Foauth%2Ftoken"],
  ["%2e%2e", "%252e%252e"],
  ["a#b", "a%23b"],
  ["ä 🔌", "%C3%A4%20%F0%9F%94%8C"],
  ["...", "..."],
] as const)("keeps the ID %j within its segment of the path", async ([id, segment]) => {
  const { server, client, meterOrders } = await serve([json(order)]);
  await meterOrders.retrieve(id);
  await client.GET("/meter-orders/{id}", { params: { path: { id } } });
  expect(server.requests.map(({ url }) => url)).toEqual([`/meter-orders/${segment}`, `/meter-orders/${segment}`]);
});

test("keeps a path that is part of the base URL", async () => {
  const { server } = await serve([json(order)]);
  await clientOf({ url: `${server.url}/proxy/` }).meterOrders.retrieve("x");
  expect(server.requests[0]?.url).toBe("/proxy/meter-orders/x");
});

test("reads a compressed response", async () => {
  const headers = { "content-type": "application/json", "content-encoding": "gzip" };
  const { client, meterOrders } = await serve([
    (response) => response.writeHead(200, headers).end(gzipSync(JSON.stringify(order))),
  ]);
  expect(await meterOrders.retrieve(id)).toEqual(order);
  expect((await client.GET("/meter-orders/{id}", { params })).data).toEqual(order);
});

const observer: Middleware = { onResponse: () => {} };

test.for([
  ["without middleware", undefined],
  ["with middleware", observer],
] as const)("returns the response with its URL and a body that can be read again, %s", async ([, middleware]) => {
  const { server, client } = await serve([json(order), failure(404)]);
  if (middleware) client.use(middleware);
  for (const body of [order, expect.objectContaining({ code: "NOT_FOUND" })]) {
    const { response, data, error } = await client.GET("/meter-orders/{id}", { params });
    expect(response.url).toBe(`${server.url}/meter-orders/${id}`);
    expect(data ?? error).toEqual(body);
    if (!middleware) expect([await response.json(), JSON.parse(await response.text())]).toEqual([body, body]);
  }
});

test("accepts timeoutMs, deadlineMs, and retries in GET and POST", async () => {
  const { server, client } = await serve(byMethod({ GET: [failure(503)], POST: [silence] }));
  expect(await client.GET("/meter-orders", { retries: 0 })).toMatchObject({ status: 503 });
  expect(server.requests).toHaveLength(1);
  const late = { name: "TimeoutError", attempts: 1, outcomeUnknown: true };
  const body = { subscription };
  expect(await failureOf(client.POST("/meter-orders", { body, timeoutMs: 50 }))).toMatchObject(late);
  expect(await failureOf(client.POST("/meter-orders", { body, deadlineMs: 50 }))).toMatchObject(late);
});

test("runs middleware once per call of any method, however many attempts it takes", async () => {
  const { server, client, meterOrders } = await serve([failure(503), json(order), failure(503), json(order)]);
  const seen: unknown[] = [];
  client.use({
    onRequest: ({ request }) => {
      request.headers.set("x-trace", "abc");
      seen.push(request.method);
    },
    onResponse: async ({ response }) => {
      seen.push(response.status, await response.clone().json());
    },
  });
  await client.GET("/meter-orders/{id}", { params });
  await meterOrders.retrieve(id);
  expect(seen).toEqual(["GET", 200, order, "GET", 200, order]);
  expect(server.requests.map(({ headers }) => headers["x-trace"])).toEqual(Array(4).fill("abc"));
});

test("shows middleware every request except token requests, until it is ejected", async () => {
  const server = await faultServer(byMethod({ GET: [json(page([order]))], POST: [json(order)] }));
  const { meterOrders, use, eject } = clientWithSecret(server);
  const paths: string[] = [];
  const middleware: Middleware = {
    onRequest: ({ schemaPath, request }) => {
      paths.push(`${request.method} ${schemaPath}`);
      expect(request.headers.has("authorization")).toBe(false);
    },
  };
  use(middleware);
  await meterOrders.list().toArray();
  await meterOrders.create({ subscription });
  expect(paths).toEqual(["GET /meter-orders", "POST /meter-orders"]);
  expect(server.tokenRequests).toHaveLength(1);
  eject(middleware);
  await meterOrders.create({ subscription });
  expect(paths).toHaveLength(2);
});

test("shows middleware the errors of the API, which meterOrders then throws", async () => {
  const { client, meterOrders } = await serve([failure(404)]);
  const statuses: number[] = [];
  client.use({ onResponse: ({ response }) => void statuses.push(response.status) });
  const error = await failureOf(meterOrders.retrieve(id));
  expect(error).toBeInstanceOf(NotFoundError);
  expect(error).toMatchObject({ attempts: 1, requestId: "request-404" });
  expect(statuses).toEqual([404]);
});

test("lets middleware replace a response, or respond without a request", async () => {
  const { server, client, meterOrders } = await serve([json(order)]);
  const replaced = { ...order, status: "ordered" };
  const onResponse: Middleware = { onResponse: () => Response.json(replaced) };
  client.use(onResponse);
  expect(await meterOrders.retrieve(id)).toEqual(replaced);
  client.eject(onResponse);
  const body = { code: "FORBIDDEN", message: "No.", requestId: "r", docs: "d" };
  client.use({ onRequest: () => Response.json(body, { status: 403 }) });
  const error = await failureOf(meterOrders.retrieve(id));
  expect(error).toMatchObject({ name: "ForbiddenError", attempts: 0, requestId: "r" });
  expect(error.message).toBe("GET /meter-orders/{id}: 403 FORBIDDEN: No. (request r)");
  expect(server.requests).toHaveLength(1);
});

test("sends no credentials to another server when middleware redirects a request", async () => {
  const other = await faultServer([json(order)]);
  const { client, meterOrders } = await serve([json(order)]);
  client.use({ onRequest: ({ request }) => new Request(`${other.url}/meter-orders/x`, request) });
  await expect(meterOrders.retrieve(id)).rejects.toThrow(TypeError);
  expect(other.requests).toEqual([]);
});
