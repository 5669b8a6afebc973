import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createClient, type WatchOptions } from "../../src/index.js";
import { id, order } from "../support/samples.js";

const SECOND = 1_000;
const DAY = 86_400 * SECOND;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Watches an order that never moves, and returns when it was retrieved, in milliseconds from the beginning. */
async function paceOf(options: WatchOptions, forMs: number, respond: () => Response = () => Response.json(order)) {
  const controller = new AbortController();
  const start = Date.now();
  const at: number[] = [];
  const fetch = async () => {
    at.push(Date.now() - start);
    return respond();
  };
  const { meterOrders } = createClient({ token: "t", fetch, retries: 0 });
  const watch = async () => {
    for await (const _ of meterOrders.watch(id, { ...options, signal: controller.signal }));
  };
  const ended = watch().catch(() => {});
  await vi.advanceTimersByTimeAsync(forMs);
  controller.abort();
  await ended;
  return at;
}

const gaps = (at: number[]) => at.slice(1).map((time, index) => time - (at[index] ?? 0));

test("polls once a day by default, plus or minus 10 %", async () => {
  const waits = gaps(await paceOf({}, 10 * DAY));
  expect(waits.length).toBeGreaterThanOrEqual(9);
  for (const wait of waits) expect(wait / DAY).toBeGreaterThanOrEqual(0.9);
  for (const wait of waits) expect(wait / DAY).toBeLessThanOrEqual(1.1);
  expect(new Set(waits).size).toBeGreaterThan(1);
});

test("polls every intervalMs", async () => {
  const waits = gaps(await paceOf({ intervalMs: 10 * SECOND }, 100 * SECOND));
  expect(waits.length).toBeGreaterThanOrEqual(9);
  for (const wait of waits) expect(Math.abs(wait - 10 * SECOND)).toBeLessThanOrEqual(SECOND);
});

test("supports an interval longer than the longest timer", async () => {
  const at = await paceOf({ intervalMs: 2 ** 31 * 1.5 }, 2 ** 31);
  expect(at).toHaveLength(1);
  expect(await paceOf({ intervalMs: 2 ** 31 * 1.5 }, 2 ** 31 * 2)).toHaveLength(2);
});

test("polls sooner after a failure, with backoff, but never later than usual", async () => {
  const offline = () => {
    throw new TypeError("fetch failed");
  };
  const waits = gaps(await paceOf({}, 3 * DAY, offline));
  expect(waits[0]).toBeLessThan(DAY / 10);
  expect(waits[0]).toBeGreaterThanOrEqual(SECOND);
  expect(waits[3]).toBeGreaterThan(waits[0] ?? 0);
  expect(Math.max(...waits)).toBeLessThanOrEqual(1.1 * DAY);
});

test("honors Retry-After if it is longer", async () => {
  const body = { code: "TOO_MANY_REQUESTS", message: "Wait.", requestId: "r", docs: "d" };
  const limited = () => Response.json(body, { status: 429, headers: { "retry-after": "7200" } });
  const waits = gaps(await paceOf({}, DAY, limited));
  expect(waits.length).toBeGreaterThan(0);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(7_200 * SECOND);
});

test.each([0, -10, Number.NaN, "1s" as never])(
  "rejects the interval %s, which would leave no pause",
  async (intervalMs) => {
    const { meterOrders } = createClient({ token: "t", fetch: async () => Response.json(order) });
    const refusal = new TypeError("intervalMs must be above 0");
    await expect(meterOrders.waitUntil(id, "activated", { intervalMs, deadlineMs: 200 })).rejects.toThrow(refusal);
    await expect(meterOrders.watch(id, { intervalMs }).next()).rejects.toThrow(refusal);
  },
);
