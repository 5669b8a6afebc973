import type { MeterOrderStatus } from "@meter-orders/client";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createMock, type Mock, SCENARIOS, subscriptionOf } from "../../src/index.ts";
import { bundle } from "../support/bundle.ts";
import { subscription } from "../support/calls.ts";

interface Stage {
  next: string[];
  also: string[];
}
const schema = bundle.components.schemas.MeterOrderStatus as { "x-lifecycle"?: { statuses: Record<string, Stage> } };
const stages = schema["x-lifecycle"]?.statuses ?? {};

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
