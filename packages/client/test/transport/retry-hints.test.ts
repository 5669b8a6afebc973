import { expect, test } from "vitest";
import { TooManyRequestsError } from "../../src/index.js";
import { failure, json } from "../support/behaviors.js";
import { clientOf, failureOf, shortBackoff } from "../support/clients.js";
import { faultServer } from "../support/fault-server.js";
import { id, order, subscription } from "../support/samples.js";

/** How long after the first request the second one came. */
function gap({ requests: [first, second] }: { requests: { at: number }[] }): number {
  return (second?.at ?? Number.NaN) - (first?.at ?? Number.NaN);
}

test("waits out the second that a 429 asks for, then succeeds", async () => {
  shortBackoff();
  const server = await faultServer([failure(429, { "retry-after": "1" }), json(order)]);
  expect(await clientOf(server).meterOrders.retrieve(id)).toEqual(order);
  expect(gap(server)).toBeGreaterThanOrEqual(990);
});

test("waits until the date that a 503 names", async () => {
  shortBackoff();
  const date = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 1_000);
  let repeated = 0;
  const server = await faultServer([
    failure(503, { "retry-after": date.toUTCString() }),
    (...answer) => {
      repeated = Date.now();
      json(order)(...answer);
    },
  ]);
  expect(await clientOf(server).meterOrders.retrieve(id)).toEqual(order);
  expect(repeated).toBeGreaterThanOrEqual(date.getTime() - 10);
});

test("waits the milliseconds of retry-after-ms, which is more exact than retry-after", async () => {
  shortBackoff();
  const server = await faultServer([failure(429, { "retry-after-ms": "300", "retry-after": "60" }), json(order)]);
  expect(await clientOf(server).meterOrders.retrieve(id)).toEqual(order);
  expect(gap(server)).toBeGreaterThanOrEqual(295);
});

test("takes a hint for a floor: the back-off may be longer", async () => {
  const server = await faultServer([failure(429, { "retry-after": "0" }), json(order)]);
  await clientOf(server).meterOrders.retrieve(id);
  expect(gap(server)).toBeGreaterThanOrEqual(245);
});

test("waits out a hint before it repeats a POST", async () => {
  shortBackoff();
  const server = await faultServer([failure(429, { "retry-after-ms": "200" }), json(order)]);
  expect(await clientOf(server).meterOrders.create({ subscription })).toEqual(order);
  expect(gap(server)).toBeGreaterThanOrEqual(195);
});

test.for([
  ["an hour", { "retry-after": "3600" }, 3_600_000],
  ["61 seconds", { "retry-after": "61" }, 61_000],
  ["60,001 milliseconds", { "retry-after-ms": "60001" }, 60_001],
] as const)("fails at once when it should wait %s, and says so", async ([, headers, retryAfterMs]) => {
  const server = await faultServer([failure(429, headers)]);
  const start = performance.now();
  const error = await failureOf(clientOf(server).meterOrders.retrieve(id));
  expect(performance.now() - start).toBeLessThan(500);
  expect(error).toBeInstanceOf(TooManyRequestsError);
  expect(error).toMatchObject({ retryAfterMs, attempts: 1, retryable: true });
  expect(server.requests).toHaveLength(1);
});

test("fails at once when a date to wait for is an hour away", async () => {
  const server = await faultServer([failure(503, { "retry-after": new Date(Date.now() + 3_600_000).toUTCString() })]);
  const { retryAfterMs, attempts } = await failureOf(clientOf(server).meterOrders.retrieve(id));
  expect(attempts).toBe(1);
  expect(retryAfterMs).toBeGreaterThan(3_590_000);
  expect(retryAfterMs).toBeLessThanOrEqual(3_600_000);
});

test("fails at once when a hint goes beyond the deadline of the call", async () => {
  const server = await faultServer([failure(429, { "retry-after": "2" })]);
  const start = performance.now();
  const error = await failureOf(clientOf(server).meterOrders.retrieve(id, { deadlineMs: 1_500 }));
  expect(performance.now() - start).toBeLessThan(500);
  expect(error).toMatchObject({ status: 429, retryAfterMs: 2_000, attempts: 1 });
});

test("returns a long hint of a call by path as the API's error", async () => {
  const server = await faultServer([failure(429, { "retry-after": "3600" })]);
  const { status, error, response } = await clientOf(server).GET("/meter-orders");
  expect({ status, code: error?.code }).toEqual({ status: 429, code: "TOO_MANY_REQUESTS" });
  expect(response.headers.get("retry-after")).toBe("3600");
});
