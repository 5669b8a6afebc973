import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createClient } from "../../src/index.js";
import { backoffMs, retryAfterMs } from "../../src/transport/backoff.js";
import { failureOf } from "../support/clients.js";
import { id } from "../support/samples.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test("draws a backoff from the upper half of half a second, doubled with every failure up to eight seconds", () => {
  fc.assert(
    fc.property(fc.nat(2_000), draw, (failures, random) => {
      vi.spyOn(Math, "random").mockReturnValue(random);
      const most = Math.min(0.5 * 2 ** failures, 8) * 1_000;
      expect(backoffMs(failures)).toBeGreaterThanOrEqual(most / 2);
      expect(backoffMs(failures)).toBeLessThanOrEqual(most);
    }),
  );
});

test("spreads the backoffs of many clients over their whole range", () => {
  const draws = Array.from({ length: 2_000 }, () => backoffMs(0));
  expect(Math.min(...draws)).toBeLessThan(275);
  expect(Math.max(...draws)).toBeGreaterThan(475);
});

test("never waits less than Retry-After, nor longer than Retry-After and the backoff", async () => {
  const hint = fc.option(fc.nat(60_000), { nil: undefined });
  const run = async (hints: (number | undefined)[]) => {
    const left = [...hints];
    const delays: number[] = [];
    const fetch = async () => {
      const ms = left.shift();
      return Response.json({}, { status: 503, headers: ms === undefined ? {} : { "retry-after-ms": `${ms}` } });
    };
    const hooks = { onRetry: ({ delayMs }: { delayMs: number }) => delays.push(delayMs) };
    const client = createClient({ token: "t", fetch, hooks, retries: hints.length });
    const ended = failureOf(client.meterOrders.retrieve(id));
    await vi.runAllTimersAsync();
    expect((await ended).attempts).toBe(hints.length + 1);
    expect(delays).toHaveLength(hints.length);
    for (const [failures, delay] of delays.entries()) {
      const floor = hints[failures] ?? 0;
      const most = Math.min(500 * 2 ** failures, 8_000);
      expect(delay).toBeGreaterThanOrEqual(Math.max(floor, most / 2));
      expect(delay).toBeLessThanOrEqual(Math.max(floor, most));
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(hint, { minLength: 1, maxLength: 6 }), run), { numRuns: 50 });
});

test("parses all three forms of Retry-After", () => {
  const now = Date.parse("2026-01-29T12:00:00Z");
  vi.setSystemTime(now);
  const read = (headers: Record<string, string>) => retryAfterMs(new Headers(headers));
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.nat(1e9), (seconds, ms) => {
      const date = new Date(now + seconds * 1_000).toUTCString();
      const past = new Date(now - seconds * 1_000).toUTCString();
      expect(read({ "retry-after": `${seconds}` })).toBe(seconds * 1_000);
      expect(read({ "retry-after": date })).toBe(seconds * 1_000);
      expect(read({ "retry-after": past })).toBe(0);
      expect(read({ "retry-after-ms": `${ms}` })).toBe(ms);
      expect(read({ "retry-after-ms": `${ms}`, "retry-after": `${seconds}` })).toBe(ms);
      expect(read({ "retry-after-ms": "soon", "retry-after": date })).toBe(seconds * 1_000);
    }),
  );
});

test("parses any Retry-After into milliseconds from 0, or into nothing", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const headers = new Headers();
      const printable = (value: string) => value.replace(/[^\x20-\x7e]/g, "");
      headers.set("retry-after-ms", printable(one));
      headers.set("retry-after", printable(other));
      const ms = retryAfterMs(headers);
      expect(ms === undefined || ms >= 0).toBe(true);
    }),
  );
});
