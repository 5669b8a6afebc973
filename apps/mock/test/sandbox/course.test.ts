import { expect, test } from "vitest";
import { createMock, type MeterOrder } from "../../src/index.ts";
import { bundle } from "../support/bundle.ts";
import { call, clientOf, subscription } from "../support/calls.ts";

const START = Date.UTC(2026, 0, 1, 12);
const DAY = 86_400_000;

const status = bundle.components.schemas.MeterOrderStatus as {
  "x-lifecycle"?: { statuses: Record<string, { phase: string; next: string[] }> };
};
const statuses = status["x-lifecycle"]?.statuses ?? {};

/** The statuses of the typical course, each the usual next one of the one before. */
function typicalCourse(from: string): string[] {
  const [next] = statuses[from]?.next ?? [];
  return next === undefined ? [from] : [from, ...typicalCourse(next)];
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
  expect(course.map((move) => move.status)).toEqual(typicalCourse("waiting"));
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
  const final = Object.keys(statuses).filter((name) => statuses[name]?.phase === "final");
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
  expect(seen).toEqual(typicalCourse("waiting"));
});
