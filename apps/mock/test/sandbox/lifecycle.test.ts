import type { MeterOrderStatus } from "@meter-orders/client";
import { lifecycle, spec } from "@meter-orders/openapi";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createMock, type MeterOrder, type Mock, SCENARIOS, subscriptionOf } from "../../src/index.ts";
import { call, clientOf, subscription } from "../support/calls.ts";

const START = Date.UTC(2026, 0, 1, 12);
const DAY = 86_400_000;

const stages = lifecycle(spec()).statuses;

/** The statuses of the typical course, each the usual next one of the one before. */
function typicalFrom(from: string): string[] {
  const [next] = stages[from]?.next ?? [];
  return next === undefined ? [from] : [from, ...typicalFrom(next)];
}

/** A mock whose clock stands, and an order that was just created. */
function started() {
  const mock = createMock({ clock: "frozen", now: START });
  return { mock, order: mock.orders.add({ subscription: subscription(1) }) };
}

test("an order takes the typical course in eight weeks", () => {
  const { mock, order } = started();
  mock.clock.advance("8w");
  const course = mock.orders.history(order.id);
  expect(course.map((move) => move.status)).toEqual(typicalFrom("waiting"));
  expect(course.map(({ at }) => Date.parse(at)).at(-1)).toBe(START + 56 * DAY);
  expect(mock.orders.get(order.id)?.status).toBe("activated");
});

test("a second before eight weeks are over, an order is not activated", () => {
  const { mock, order } = started();
  mock.clock.advance(56 * DAY - 1_000);
  expect(mock.orders.get(order.id)?.status).not.toBe("activated");
  mock.clock.advance("1s");
  expect(mock.orders.get(order.id)?.status).toBe("activated");
});

test("an order moves at the same times, whether time passes at once or hour by hour", () => {
  const [leap, steps] = [started(), started()];
  leap.mock.clock.advance("9w");
  const seen: MeterOrder[] = [];
  for (let hour = 0; hour < 9 * 7 * 24; hour++) {
    steps.mock.clock.advance("1h");
    const now = steps.mock.orders.get(steps.order.id);
    if (now && now.status !== seen.at(-1)?.status) seen.push(now);
  }
  const course = leap.mock.orders.history(leap.order.id);
  expect(steps.mock.orders.history(steps.order.id)).toEqual(course);
  expect(seen.map((order) => ({ status: order.status, at: order.updated_at }))).toEqual(course);
});

test("what was updated when is exact even when nobody looked for weeks", async () => {
  const { mock, order } = started();
  mock.clock.advance("25d");
  const { body } = await call(mock, `/meter-orders/${order.id}`);
  const [, , , planning] = mock.orders.history(order.id);
  expect([body.status, body.updated_at]).toEqual([planning?.status, planning?.at]);
  expect(Date.parse(body.updated_at)).toBe(START + 25 * DAY);
});

test("when an order was created never changes", () => {
  const { mock, order } = started();
  for (let week = 0; week < 10; week++) {
    expect(mock.orders.get(order.id)?.created_at).toBe(order.created_at);
    mock.clock.advance("1w");
  }
});

test("every order tells what comes next, and when", () => {
  const { mock, order } = started();
  for (let upcoming = mock.orders.upcoming(order.id); upcoming?.at; upcoming = mock.orders.upcoming(order.id)) {
    mock.clock.freeze(upcoming.at);
    expect(mock.orders.get(order.id)).toMatchObject({ status: upcoming.status, updated_at: upcoming.at });
  }
  expect(mock.orders.get(order.id)?.status).toBe("activated");
  expect(mock.orders.upcoming(order.id)).toBeUndefined();
});

test("orders in a final status never move, and lists tell what moved", async () => {
  const mock = createMock({ clock: "frozen" });
  const final = Object.keys(stages).filter((name) => stages[name]?.phase === "final");
  const filter = `/meter-orders?filter[status][in]=${final}`;
  const before = (await call(mock, filter)).body.items as MeterOrder[];
  expect(before).toHaveLength(final.length);
  mock.clock.advance("52w");
  const after = (await call(mock, `${filter}&limit=100`)).body.items as MeterOrder[];
  expect(after).toEqual(expect.arrayContaining(before));
  expect(after.length).toBeGreaterThan(before.length);
});

test("the client's watch sees every move of an order", async () => {
  const { mock, order } = started();
  const seen: string[] = [];
  const fetch: typeof globalThis.fetch = (...args) => {
    mock.clock.advance("12h");
    return mock.fetch(...args);
  };
  for await (const { current } of clientOf({ fetch }).meterOrders.watch(order.id, { intervalMs: 1 }))
    seen.push(current);
  expect(seen).toEqual(typicalFrom("waiting"));
});

type Action = (mock: Mock, id: string) => unknown;
const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.constantFrom<Action>(
    ({ orders }, id) => orders.advance(id),
    ({ orders }, id) => orders.hold(id),
    ({ orders }, id) => orders.hold(id, "blocked_wim"),
    ({ orders }, id) => orders.release(id),
  ),
  fc.nat(30).map(
    (days): Action =>
      ({ clock }) =>
        clock.advance(`${days}d`),
  ),
  fc.nat(100_000_000).map(
    (length): Action =>
      ({ clock }) =>
        clock.advance(length),
  ),
  { weight: 1, arbitrary: fc.constant<Action>(({ orders }, id) => orders.cancel(id)) },
);
const subscriptions = fc.constantFrom(subscription(1), ...SCENARIOS.map(subscriptionOf));
const statuses = fc.constantFrom(...(Object.keys(stages) as MeterOrderStatus[]));

test("whatever happens to an order, every move is one of the lifecycle, later than the one before", () => {
  const mock = createMock({ clock: "frozen" });
  const property = fc.property(subscriptions, statuses, fc.array(actions, { maxLength: 20 }), (sub, status, acts) => {
    mock.reset();
    const order = mock.orders.add({ subscription: sub, status });
    for (const act of acts) attempt(() => act(mock, order.id));

    const course = mock.orders.history(order.id);
    expect(course[0]).toEqual({ status, at: order.created_at });
    for (const [index, { status: to, at }] of course.entries()) {
      const before = course[index - 1];
      if (!before) continue;
      expect([...(stages[before.status]?.next ?? []), ...(stages[before.status]?.also ?? [])]).toContain(to);
      expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(before.at));
      expect(Date.parse(at)).toBeLessThanOrEqual(mock.clock.now());
    }
    const last = course.at(-1);
    expect(mock.orders.get(order.id)).toEqual({ ...order, status: last?.status, updated_at: last?.at });
  });
  fc.assert(property, { numRuns: 300 });
});

/** A refusal is fine as well; anything else is not. */
function attempt(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    expect(error).toMatchObject({ status: 409 });
  }
}
