import { afterEach, expect, test, vi } from "vitest";
import { createClient, TimeoutError } from "../../src/index.js";
import { json } from "../support/behaviors.js";
import { clientOf, failureOf, pause } from "../support/clients.js";
import { type Behavior, faultServer } from "../support/fault-server.js";
import { id, order } from "../support/samples.js";

afterEach(() => {
  vi.useRealTimers();
});

test("rejects with a TimeoutError after its deadline, in a pause or within a retrieval", async () => {
  for (const script of [[json(order)], [() => {}]] as Behavior[][]) {
    const { meterOrders } = clientOf(await faultServer(script));
    const start = performance.now();
    const error = await failureOf(meterOrders.waitUntil(id, "activated", { deadlineMs: 100 }));
    expect(performance.now() - start).toBeLessThan(500);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ retryable: true, outcomeUnknown: false });
    expect(error.message).toMatch(new RegExp(`${id}.*activated.*100 ms`));
  }
});

test("does not fire at once when the deadline is longer than a timer takes", async () => {
  vi.useFakeTimers();
  const { meterOrders } = createClient({ token: "t", fetch: async () => Response.json(order) });
  let error: unknown;
  const wait = meterOrders.waitUntil(id, "activated", { deadlineMs: 2 ** 31 * 1.5 }).catch((reason) => {
    error = reason;
  });
  await vi.advanceTimersByTimeAsync(2 ** 31);
  expect(error).toBeUndefined();
  await vi.advanceTimersByTimeAsync(2 ** 31);
  await wait;
  expect(error).toBeInstanceOf(TimeoutError);
});

test("leaves no timer behind once it is over", async () => {
  vi.useFakeTimers();
  const { meterOrders } = createClient({ token: "t", fetch: async () => Response.json(order) });
  await meterOrders.waitUntil(id, "waiting", { deadlineMs: 60_000 });
  await failureOf(meterOrders.waitUntil(id, "activated", { signal: AbortSignal.abort(), deadlineMs: 60_000 }));
  expect(vi.getTimerCount()).toBe(0);
});

test("rejects at once when it is aborted in its pause", async () => {
  const controller = new AbortController();
  const server = await faultServer([json(order)]);
  const wait = failureOf(clientOf(server).meterOrders.waitUntil(id, "activated", { signal: controller.signal }));
  await expect.poll(() => server.requests.length).toBe(1);
  await pause(20);
  const start = performance.now();
  controller.abort("enough");
  expect(await wait).toMatchObject({ name: "AbortError", cause: "enough" });
  expect(performance.now() - start).toBeLessThan(50);
});
