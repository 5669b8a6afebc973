import { expect, test } from "vitest";
import { AbortError } from "../../src/index.js";
import { failure, json, silence, stall } from "../support/behaviors.js";
import { clientOf, clientWithSecret, failureOf, pause } from "../support/clients.js";
import { faultServer } from "../support/fault-server.js";
import { id, order } from "../support/samples.js";

/** Aborts a call, and returns its error and how long it took to get it, in milliseconds. */
async function abortOf(run: (signal: AbortSignal) => Promise<unknown>, afterMs: number) {
  const controller = new AbortController();
  const ended = failureOf(run(controller.signal)).then((error) => ({ error, at: performance.now() }));
  await pause(afterMs);
  const start = performance.now();
  controller.abort("enough");
  const { error, at } = await ended;
  return { error, ms: at - start };
}

test("ends at once when it is aborted 300 ms into a back-off", async () => {
  const server = await faultServer([failure(503, { "retry-after": "5" }), json(order)]);
  const { error, ms } = await abortOf((signal) => clientOf(server).meterOrders.retrieve(id, { signal }), 300);
  expect(ms).toBeLessThan(50);
  expect(error).toBeInstanceOf(AbortError);
  expect(error).toMatchObject({ name: "AbortError", cause: "enough", retryable: false });
  expect(error.message).toMatch(`GET /meter-orders/${id}: aborted`);
  expect(server.requests).toHaveLength(1);
});

test("tells how often a call was sent that is aborted in its back-off", async () => {
  const server = await faultServer([failure(503, { "retry-after": "5" }), json(order)]);
  const { error } = await abortOf((signal) => clientOf(server).meterOrders.retrieve(id, { signal }), 100);
  expect(error.attempts).toBe(1);
});

test.for([
  ["while nobody answers", silence],
  ["while the body stalls", stall],
] as const)("ends at once when it is aborted %s, and drops the connection", async ([, behavior]) => {
  const server = await faultServer([behavior]);
  const { error, ms } = await abortOf((signal) => clientOf(server).meterOrders.retrieve(id, { signal }), 100);
  expect(ms).toBeLessThan(50);
  expect(error).toMatchObject({ name: "AbortError", attempts: 1 });
  await server.requests[0]?.dropped;
});

test("ends at once when it is aborted while it waits for a token", async () => {
  const server = await faultServer([json(order)], { tokens: [silence] });
  const { error, ms } = await abortOf((signal) => clientWithSecret(server).meterOrders.retrieve(id, { signal }), 100);
  expect(ms).toBeLessThan(50);
  expect(error).toMatchObject({ name: "AbortError", attempts: 0 });
});

test("ends at once when it is aborted while the caller's function looks for a token", async () => {
  const client = clientOf({ url: "http://127.0.0.1:1" }, { token: () => new Promise<string>(() => {}) });
  const { error, ms } = await abortOf((signal) => client.meterOrders.retrieve(id, { signal }), 20);
  expect(ms).toBeLessThan(50);
  expect(error).toBeInstanceOf(AbortError);
});

test("sends nothing when it was aborted before", async () => {
  const server = await faultServer([json(order)]);
  const signal = AbortSignal.abort("no");
  const error = await failureOf(clientOf(server).meterOrders.retrieve(id, { signal }));
  expect(error).toMatchObject({ name: "AbortError", cause: "no", attempts: 0 });
  expect(server.requests).toHaveLength(0);
});

test("ends a call by path at once as well", async () => {
  const server = await faultServer([silence]);
  const { error, ms } = await abortOf((signal) => clientOf(server).GET("/meter-orders", { signal }), 50);
  expect(ms).toBeLessThan(50);
  expect(error).toBeInstanceOf(AbortError);
});

test("ends at once although the fetch of the caller does not heed the signal", async () => {
  const client = clientOf({ url: "http://127.0.0.1:1" }, { fetch: () => new Promise(() => {}) });
  const { error, ms } = await abortOf((signal) => client.meterOrders.retrieve(id, { signal }), 20);
  expect(ms).toBeLessThan(50);
  expect(error).toBeInstanceOf(AbortError);
});
