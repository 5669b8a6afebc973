import { expect, test } from "vitest";
import { ConnectionError, InternalServerError, InvalidResponseError, TimeoutError } from "../../src/index.js";
import { failure, json, reset, silence, stall, text } from "../support/behaviors.js";
import { clientOf, failureOf, serve, shortBackoff } from "../support/clients.js";
import { type Behavior, faultServer, refusedPort } from "../support/fault-server.js";
import { order, subscription } from "../support/samples.js";

const unknown = "unknown";

/** Creates an order against a server that does this first and would create the order the second time. */
async function createAgainst(behavior: Behavior, timeoutMs = 10_000) {
  const server = await faultServer([behavior, json(order)]);
  const client = clientOf(server, { timeoutMs });
  const error = await failureOf(client.meterOrders.create({ subscription }));
  expect(server.requests).toHaveLength(1);
  return error;
}

test.for([500, 502, 503, 504])("does not retry a POST request after %i: its outcome is unknown", async (status) => {
  const error = await createAgainst(failure(status));
  expect(error).toMatchObject({ status, outcomeUnknown: true, attempts: 1 });
  expect(error.message).toContain(unknown);
  if (status === 500) expect(error).toBeInstanceOf(InternalServerError);
});

test("does not retry a POST request whose connection is reset after it was sent: its outcome is unknown", async () => {
  const error = await createAgainst(reset());
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ outcomeUnknown: true, attempts: 1 });
  expect(error.message).toContain(unknown);
});

test.for([
  ["no response", silence],
  ["a body that stalls", stall],
] as const)("does not retry a POST request with %s: its outcome is unknown", async ([, behavior]) => {
  const error = await createAgainst(behavior, 300);
  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject({ outcomeUnknown: true, attempts: 1 });
});

test.for([
  ["an HTML page with 502", text("<h1>Bad Gateway</h1>", 502)],
  ["half an order with 200", text('{"object":"meter_order","id":"prdo_', 200)],
] as const)("does not retry a POST request after %s: its outcome is unknown", async ([, behavior]) => {
  const error = await createAgainst(behavior);
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect(error).toMatchObject({ outcomeUnknown: true });
});

test.for([400, 403, 404, 409, 422])("knows that a POST request had no effect after %i", async (status) => {
  expect(await createAgainst(failure(status))).toMatchObject({ status, outcomeUnknown: false, retryable: false });
});

test("retries a POST request after 429", async () => {
  const { server, meterOrders } = await serve([failure(429), json(order)]);
  expect(await meterOrders.create({ subscription })).toEqual(order);
  expect(server.requests.map(({ body }) => JSON.parse(body))).toEqual([{ subscription }, { subscription }]);
});

test("retries a POST request whose connection was refused, because it was not sent", async () => {
  const port = await refusedPort();
  let started = Promise.resolve<unknown>(undefined);
  const onRetry = () => {
    started = faultServer([json(order)], { port });
  };
  const client = clientOf({ url: `http://127.0.0.1:${port}` }, { hooks: { onRetry } });
  expect(await client.meterOrders.create({ subscription })).toEqual(order);
  expect(await started).toMatchObject({ requests: [{ method: "POST", body: JSON.stringify({ subscription }) }] });
});

test("knows that a POST request had no effect if its connection was always refused", async () => {
  shortBackoff();
  const url = `http://127.0.0.1:${await refusedPort()}`;
  const error = await failureOf(clientOf({ url }).meterOrders.create({ subscription }));
  expect(error).toMatchObject({ attempts: 3, outcomeUnknown: false, retryable: true });
  expect(error.message).not.toContain(unknown);
});

test("does not retry client.POST, either", async () => {
  const server = await faultServer([failure(500), json(order)]);
  const { status, error } = await clientOf(server).POST("/meter-orders", { body: { subscription } });
  expect({ status, code: error?.code }).toEqual({ status: 500, code: "INTERNAL_SERVER_ERROR" });
  expect(server.requests).toHaveLength(1);
});

test("reports the outcome of a POST request as unknown when it was aborted in flight", async () => {
  const controller = new AbortController();
  const server = await faultServer([() => controller.abort()]);
  const call = clientOf(server).meterOrders.create({ subscription }, { signal: controller.signal });
  expect(await failureOf(call)).toMatchObject({ name: "AbortError", attempts: 1, outcomeUnknown: true });
});
