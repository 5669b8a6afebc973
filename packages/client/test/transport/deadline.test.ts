import { afterEach, expect, test, vi } from "vitest";
import { AbortError, TimeoutError } from "../../src/index.js";
import { after, failure, json, reset, silence, stall } from "../support/behaviors.js";
import { clientOf, clientWithSecret, failureOf, pause, serveWithSecret } from "../support/clients.js";
import { type Behavior, faultServer, issueTokens } from "../support/fault-server.js";
import { id, order, page, subscription } from "../support/samples.js";

/** Far below any wait that the tests must not make, in milliseconds, but enough for a busy machine. */
const IMMEDIATE_MS = 1_000;

afterEach(() => {
  vi.restoreAllMocks();
});

/** Aborts a call, and returns its error and how long it took to reject, in milliseconds. */
async function abortOf(run: (signal: AbortSignal) => Promise<unknown>, afterMs: number) {
  const controller = new AbortController();
  const ended = failureOf(run(controller.signal)).then((error) => ({ error, at: performance.now() }));
  await pause(afterMs);
  const start = performance.now();
  controller.abort("enough");
  const { error, at } = await ended;
  return { error, ms: at - start };
}

/** The error of a call, and how long it took, in milliseconds. */
async function timed(call: Promise<unknown>) {
  const start = performance.now();
  const error = await failureOf(call);
  return { error, ms: performance.now() - start };
}

test.for([
  ["300 ms into a backoff", failure(503, { "retry-after": "5" }), 300],
  ["while there is no response", silence, 100],
  ["while the body stalls", stall, 100],
] as [string, Behavior, number][])("rejects immediately when aborted %s", async ([, behavior, afterMs]) => {
  const server = await faultServer([behavior, json(order)]);
  const { error, ms } = await abortOf((signal) => clientOf(server).meterOrders.retrieve(id, { signal }), afterMs);
  expect(ms).toBeLessThan(IMMEDIATE_MS);
  expect(error).toBeInstanceOf(AbortError);
  expect(error).toMatchObject({ name: "AbortError", cause: "enough", retryable: false, attempts: 1 });
  expect(error.message).toMatch(`GET /meter-orders/${id}: aborted`);
  expect(server.requests).toHaveLength(1);
  if (behavior === silence || behavior === stall) await server.requests[0]?.dropped;
});

test("rejects immediately when aborted while it waits for a token", async () => {
  const server = await faultServer([json(order)], { tokens: [silence] });
  const { error, ms } = await abortOf((signal) => clientWithSecret(server).meterOrders.retrieve(id, { signal }), 100);
  expect(ms).toBeLessThan(IMMEDIATE_MS);
  expect(error).toMatchObject({ name: "AbortError", attempts: 0 });
});

const never = () => new Promise<never>(() => {});

test.for([
  ["the token function is pending", { token: never }],
  ["the fetch of the caller ignores the signal", { fetch: never }],
] as const)("rejects immediately when aborted although %s", async ([, options]) => {
  const client = clientOf({ url: "http://127.0.0.1:1" }, options);
  const { error, ms } = await abortOf((signal) => client.meterOrders.retrieve(id, { signal }), 20);
  expect(ms).toBeLessThan(IMMEDIATE_MS);
  expect(error).toBeInstanceOf(AbortError);
});

test("rejects GET immediately, too", async () => {
  const server = await faultServer([silence]);
  const { error, ms } = await abortOf((signal) => clientOf(server).GET("/meter-orders", { signal }), 50);
  expect(ms).toBeLessThan(IMMEDIATE_MS);
  expect(error).toBeInstanceOf(AbortError);
});

test("sends nothing when aborted before", async () => {
  const server = await faultServer([json(order)]);
  const signal = AbortSignal.abort("no");
  const error = await failureOf(clientOf(server).meterOrders.retrieve(id, { signal }));
  expect(error).toMatchObject({ name: "AbortError", cause: "no", attempts: 0 });
  expect(server.requests).toHaveLength(0);
});

test("leaves no listener on the caller's signal", async () => {
  const { signal } = new AbortController();
  const [add, remove] = [vi.spyOn(signal, "addEventListener"), vi.spyOn(signal, "removeEventListener")];
  const server = await faultServer([failure(429, { "retry-after-ms": "1" }), json(order)]);
  await clientOf(server).meterOrders.retrieve(id, { signal });
  expect(add).toHaveBeenCalled();
  expect(remove.mock.calls.map(([, listener]) => listener)).toEqual(add.mock.calls.map(([, listener]) => listener));
});

test("ends an attempt at the deadline of the call, even before its timeout", async () => {
  const server = await faultServer([silence]);
  const { error, ms } = await timed(clientOf(server).meterOrders.retrieve(id, { deadlineMs: 200 }));
  expect(ms).toBeGreaterThanOrEqual(190);
  expect(ms).toBeLessThan(5_000);
  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject({ attempts: 1 });
  expect(error.message).toMatch(/ 200 ms$/);
});

test("counts all attempts and the waits between them towards the deadline", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const server = await faultServer([reset(), failure(500), silence]);
  const client = clientOf(server, { deadlineMs: 2_000, retries: 9 });
  const { error, ms } = await timed(client.meterOrders.retrieve(id));
  expect(ms).toBeGreaterThanOrEqual(1_990);
  expect(ms).toBeLessThan(5_000);
  expect(error).toMatchObject({ name: "TimeoutError", attempts: 3 });
});

test("does not start a backoff that would end after the deadline", async () => {
  vi.spyOn(Math, "random").mockReturnValue(40);
  const server = await faultServer([failure(500)]);
  const { error, ms } = await timed(clientOf(server).meterOrders.retrieve(id, { deadlineMs: 9_000 }));
  expect(ms).toBeLessThan(5_000);
  expect(error).toMatchObject({ status: 500, attempts: 1 });
});

test("prefers the deadline of the call to that of the client", async () => {
  const server = await faultServer([after(300, json(order))]);
  const client = clientOf(server, { deadlineMs: 100 });
  expect(await client.meterOrders.retrieve(id, { deadlineMs: 20_000 })).toEqual(order);
});

test("counts the wait for a token towards the deadline", async () => {
  const { client } = await serveWithSecret([json(order)], { tokens: [silence] }, { timeoutMs: 10_000 });
  const { error, ms } = await timed(client.meterOrders.retrieve(id, { deadlineMs: 200 }));
  expect(ms).toBeLessThan(5_000);
  expect(error).toBeInstanceOf(TimeoutError);
});

test("does not end other calls that wait for the same token", async () => {
  const { server, meterOrders } = await serveWithSecret([json(order)], { tokens: [after(300, issueTokens())] });
  const [short, long] = await Promise.allSettled([
    meterOrders.retrieve(id, { deadlineMs: 100 }),
    meterOrders.retrieve(id),
  ]);
  expect(long).toMatchObject({ value: order });
  expect(short).toMatchObject({ reason: { name: "TimeoutError" } });
  expect(server.tokenRequests).toHaveLength(1);
});

test("does not restart the deadline after a 401", async () => {
  const server = await faultServer([after(1_000, failure(401)), silence]);
  const { error, ms } = await timed(clientWithSecret(server).meterOrders.retrieve(id, { deadlineMs: 2_000 }));
  expect(ms).toBeLessThan(2_900);
  expect(error).toMatchObject({ name: "TimeoutError", attempts: 2 });
});

test("counts everything that createOrRetrieve does towards the deadline", async () => {
  const script = ({ method }: { method: string }) => (method === "POST" ? failure(500) : after(500, json(page([]))));
  const server = await faultServer(script);
  const { ms } = await timed(clientOf(server).meterOrders.createOrRetrieve({ subscription }, { deadlineMs: 1_000 }));
  expect(ms).toBeLessThan(2_000);
});
