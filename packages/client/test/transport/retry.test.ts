import { expect, test } from "vitest";
import { ConnectionError, InternalServerError, TimeoutError, TooManyRequestsError } from "../../src/index.js";
import { after, failure, json, reset, silence, stall, text } from "../support/behaviors.js";
import { clientOf, failureOf, serve, shortBackoff } from "../support/clients.js";
import { type Behavior, faultServer, refusedPort } from "../support/fault-server.js";
import { id, order, subscription } from "../support/samples.js";

test.for([408, 429, 500, 502, 503, 504])("retries a GET request after %i", async (status) => {
  const { server, meterOrders } = await serve([failure(status), json(order)]);
  expect(await meterOrders.retrieve(id)).toEqual(order);
  expect(server.requests).toHaveLength(2);
});

test.for([400, 401, 402, 403, 404, 405, 409, 422, 501, 505])(
  "does not retry a GET request after %i",
  async (status) => {
    const server = await faultServer([failure(status), json(order)]);
    expect(await failureOf(clientOf(server).meterOrders.retrieve(id))).toMatchObject({ status, attempts: 1 });
    expect(server.requests).toHaveLength(1);
  },
);

test.for([
  ["is reset before or during the response", [reset(), reset("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{")]],
  ["gets no response in time", [silence]],
  ["stalls after the headers", [stall]],
] as [string, Behavior[]][])("retries a GET request whose connection %s", async ([, behaviors]) => {
  const { server, meterOrders } = await serve([...behaviors, json(order)], { timeoutMs: 1_500 });
  expect(await meterOrders.retrieve(id)).toEqual(order);
  expect(server.requests).toHaveLength(behaviors.length + 1);
  if (behaviors.includes(stall)) await server.requests[0]?.dropped;
});

test("throws a TimeoutError for a body that stalls after the headers", async () => {
  const server = await faultServer([stall]);
  const error = await failureOf(clientOf(server, { timeoutMs: 100, retries: 0 }).meterOrders.retrieve(id));
  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject({ attempts: 1, retryable: true, outcomeUnknown: false });
  expect(error.message).toMatch(new RegExp(`^GET /meter-orders/${id}: .*100 ms`));
});

test("waits for a slow response within the timeout", async () => {
  const server = await faultServer([after(150, json(order))]);
  expect(await clientOf(server, { timeoutMs: 5_000, retries: 0 }).meterOrders.retrieve(id)).toEqual(order);
});

test("retries a GET request whose connection is refused, and reports that in the end", async () => {
  shortBackoff();
  const url = `http://127.0.0.1:${await refusedPort()}`;
  const error = await failureOf(clientOf({ url }).meterOrders.retrieve(id));
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ attempts: 3, retryable: true });
  expect(error.message).toMatch(/ECONNREFUSED.*3 attempts/);
});

test("gives up after two retries by default", async () => {
  const { server, meterOrders } = await serve([failure(500)]);
  const error = await failureOf(meterOrders.retrieve(id));
  expect(error).toBeInstanceOf(InternalServerError);
  expect(error).toMatchObject({ attempts: 3, retryable: true, requestId: "request-500" });
  expect(server.requests).toHaveLength(3);
});

test("prefers the retries of a call to those of the client", async () => {
  const { client } = await serve([failure(500)], { retries: 0 });
  expect(await failureOf(client.meterOrders.retrieve(id))).toMatchObject({ attempts: 1 });
  expect(await failureOf(client.meterOrders.retrieve(id, { retries: 4 }))).toMatchObject({ attempts: 5 });
});

test("treats an undefined option of a call as not given", async () => {
  const server = await faultServer([failure(500)]);
  const client = clientOf(server, { retries: 0, timeoutMs: 2_000 });
  const options = { retries: undefined, timeoutMs: undefined, deadlineMs: undefined };
  expect(await failureOf(client.meterOrders.retrieve(id, options))).toMatchObject({ attempts: 1 });
});

test("retries client.GET, too", async () => {
  const { client } = await serve([text("<h1>Bad Gateway</h1>", 502), json(order)]);
  const result = await client.GET("/meter-orders/{id}", { params: { path: { id } } });
  expect(result).toMatchObject({ status: 200, data: order });
});

test.for([Number.POSITIVE_INFINITY, 2 ** 31])("accepts a timeout of %d ms", async (timeoutMs) => {
  const server = await faultServer([after(50, json(order))]);
  expect(await clientOf(server, { timeoutMs, retries: 0 }).meterOrders.retrieve(id)).toEqual(order);
});

/** How long after the first request the second one came. */
function gap({ requests: [first, second] }: { requests: { at: number }[] }): number {
  return (second?.at ?? Number.NaN) - (first?.at ?? Number.NaN);
}

test("waits for the second in Retry-After of a 429, then succeeds", async () => {
  const { server, meterOrders } = await serve([failure(429, { "retry-after": "1" }), json(order)]);
  expect(await meterOrders.retrieve(id)).toEqual(order);
  expect(gap(server)).toBeGreaterThanOrEqual(990);
});

test("waits until the date in Retry-After of a 503", async () => {
  shortBackoff();
  const date = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 1_000);
  let retriedAt = 0;
  const server = await faultServer([
    failure(503, { "retry-after": date.toUTCString() }),
    (...args) => {
      retriedAt = Date.now();
      json(order)(...args);
    },
  ]);
  expect(await clientOf(server).meterOrders.retrieve(id)).toEqual(order);
  expect(retriedAt).toBeGreaterThanOrEqual(date.getTime() - 10);
});

test("prefers retry-after-ms to Retry-After", async () => {
  const { server, meterOrders } = await serve([
    failure(429, { "retry-after-ms": "300", "retry-after": "60" }),
    json(order),
  ]);
  expect(await meterOrders.retrieve(id)).toEqual(order);
  expect(gap(server)).toBeGreaterThanOrEqual(295);
});

test("treats Retry-After as a minimum: the backoff may be longer", async () => {
  const server = await faultServer([failure(429, { "retry-after": "0" }), json(order)]);
  await clientOf(server).meterOrders.retrieve(id);
  expect(gap(server)).toBeGreaterThanOrEqual(245);
});

test("honors Retry-After before it retries a POST request", async () => {
  const { server, meterOrders } = await serve([failure(429, { "retry-after-ms": "200" }), json(order)]);
  expect(await meterOrders.create({ subscription })).toEqual(order);
  expect(gap(server)).toBeGreaterThanOrEqual(195);
});

test.for([
  ["an hour", { "retry-after": "3600" }, 3_600_000],
  ["61 seconds", { "retry-after": "61" }, 61_000],
  ["60,001 milliseconds", { "retry-after-ms": "60001" }, 60_001],
] as const)("fails immediately when Retry-After is %s", async ([, headers, retryAfterMs]) => {
  const server = await faultServer([failure(429, headers)]);
  const start = performance.now();
  const error = await failureOf(clientOf(server).meterOrders.retrieve(id));
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(error).toBeInstanceOf(TooManyRequestsError);
  expect(error).toMatchObject({ retryAfterMs, attempts: 1, retryable: true });
  expect(server.requests).toHaveLength(1);
});

test("fails immediately when Retry-After is a date in an hour", async () => {
  const server = await faultServer([failure(503, { "retry-after": new Date(Date.now() + 3_600_000).toUTCString() })]);
  const { retryAfterMs, attempts } = await failureOf(clientOf(server).meterOrders.retrieve(id));
  expect(attempts).toBe(1);
  expect(retryAfterMs).toBeGreaterThan(3_590_000);
  expect(retryAfterMs).toBeLessThanOrEqual(3_600_000);
});

test("fails immediately when Retry-After exceeds the deadline of the call", async () => {
  const server = await faultServer([failure(429, { "retry-after": "2" })]);
  const start = performance.now();
  const error = await failureOf(clientOf(server).meterOrders.retrieve(id, { deadlineMs: 1_500 }));
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(error).toMatchObject({ status: 429, retryAfterMs: 2_000, attempts: 1 });
});

test("returns the API's error from client.GET when Retry-After is too long", async () => {
  const server = await faultServer([failure(429, { "retry-after": "3600" })]);
  const { status, error, response } = await clientOf(server).GET("/meter-orders");
  expect({ status, code: error?.code }).toEqual({ status: 429, code: "TOO_MANY_REQUESTS" });
  expect(response.headers.get("retry-after")).toBe("3600");
});
