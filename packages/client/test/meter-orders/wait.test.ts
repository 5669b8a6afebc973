import { afterEach, expect, test, vi } from "vitest";
import { createClient, type MeterOrderStatus, TimeoutError, UnreachableStatusError } from "../../src/index.js";
import { failure, json, reset } from "../support/behaviors.js";
import { clientOf, failureOf, pause, serve } from "../support/clients.js";
import { type Behavior, faultServer } from "../support/fault-server.js";
import { id, order } from "../support/samples.js";

const as = (status: string): Behavior => json({ ...order, status });
const intervalMs = 5;

/** Waits for a goal of an order that has these statuses, one after the other. */
async function waitOf(goal: MeterOrderStatus, script: (string | Behavior)[], from: Parameters<Wait>[0] = id) {
  const { server, meterOrders } = await serve(script.map((step) => (typeof step === "string" ? as(step) : step)));
  return { server, wait: meterOrders.waitUntil(from, goal, { intervalMs }) };
}
type Wait = ReturnType<typeof createClient>["meterOrders"]["waitUntil"];

test.for([
  ["has it", "ordered", ["waiting", "ordered"], "ordered"],
  ["has it from the beginning", "waiting", ["waiting"], "waiting"],
  ["skipped it", "checked", ["waiting", "installation_planning"], "installation_planning"],
  ["passed it long ago", "ordered", ["activated"], "activated"],
  ["is on hold", "blocked", ["waiting", "blocked"], "blocked"],
  ["is cancelled", "cancelled", ["waiting", "cancelled"], "cancelled"],
  [
    "moved through a hold and an unknown status",
    "activated",
    ["waiting", "blocked", "paused", "activated"],
    "activated",
  ],
] as [string, MeterOrderStatus, string[], string][])(
  "resolves with the order when it %s",
  async ([, goal, script, status]) => {
    const { wait, server } = await waitOf(goal, script);
    expect(await wait).toEqual({ ...order, status });
    expect(server.requests).toHaveLength(script.length);
  },
);

test("resolves when an order on hold had passed the goal before", async () => {
  const stored = JSON.parse(JSON.stringify({ id, status: "blocked", progress: "checked" }));
  const { wait } = await waitOf("ordered", ["blocked"], stored);
  expect(await wait).toMatchObject({ status: "blocked" });
});

test("resolves when the position had already reached the goal", async () => {
  const { wait, server } = await waitOf("ordered", ["ordered"], { id, status: "ordered", progress: "ordered" });
  expect(await wait).toMatchObject({ status: "ordered" });
  expect(server.requests).toHaveLength(1);
});

test("tolerates transient failures", async () => {
  const { wait } = await waitOf("activated", ["waiting", failure(500), reset(), failure(503), "activated"]);
  expect(await wait).toMatchObject({ status: "activated" });
});

test.for([
  ["activated", "cancelled"],
  ["activated", "pre_installed"],
  ["blocked", "activated"],
  ["cancelled", "activated"],
] as const)("rejects with the order when the goal is %s and the final status %s", async ([goal, status]) => {
  const { wait } = await waitOf(goal, ["waiting", status]);
  const error = await failureOf(wait);
  expect(error).toBeInstanceOf(UnreachableStatusError);
  expect(error).toMatchObject({ order: { ...order, status }, retryable: false });
  expect(error.message).toMatch(new RegExp(`${id}.*${status}.*${goal}`));
});

test("rejects when the order does not exist", async () => {
  const { wait } = await waitOf("activated", [failure(404)]);
  expect(await failureOf(wait)).toMatchObject({ name: "NotFoundError" });
});

afterEach(() => {
  vi.useRealTimers();
});

test("rejects with a TimeoutError after its deadline, between or during requests", async () => {
  for (const script of [[json(order)], [() => {}]] as Behavior[][]) {
    const { meterOrders } = clientOf(await faultServer(script));
    const start = performance.now();
    const error = await failureOf(meterOrders.waitUntil(id, "activated", { deadlineMs: 100 }));
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ retryable: true, outcomeUnknown: false });
    expect(error.message).toMatch(new RegExp(`${id}.*activated.*100 ms`));
  }
});

test("supports a deadline longer than the longest timer", async () => {
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

test("leaves no timer behind", async () => {
  vi.useFakeTimers();
  const { meterOrders } = createClient({ token: "t", fetch: async () => Response.json(order) });
  await meterOrders.waitUntil(id, "waiting", { deadlineMs: 60_000 });
  await failureOf(meterOrders.waitUntil(id, "activated", { signal: AbortSignal.abort(), deadlineMs: 60_000 }));
  expect(vi.getTimerCount()).toBe(0);
});

test("rejects immediately when aborted between two requests", async () => {
  const controller = new AbortController();
  const server = await faultServer([json(order)]);
  const wait = failureOf(clientOf(server).meterOrders.waitUntil(id, "activated", { signal: controller.signal }));
  await expect.poll(() => server.requests.length).toBe(1);
  await pause(20);
  const start = performance.now();
  controller.abort("enough");
  expect(await wait).toMatchObject({ name: "AbortError", cause: "enough" });
  expect(performance.now() - start).toBeLessThan(500);
});
