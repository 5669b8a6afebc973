import type { MeterOrderStatus } from "@meter-orders/client";
import { describe, expect, test } from "vitest";
import { createMock, type Mock } from "../../src/index.ts";
import { bundle } from "../support/bundle.ts";
import { clientOf, subscription } from "../support/calls.ts";

interface Stage {
  phase: string;
  next: MeterOrderStatus[];
  also: MeterOrderStatus[];
}
const schema = bundle.components.schemas.MeterOrderStatus as { "x-lifecycle"?: { statuses: Record<string, Stage> } };
const stages = Object.entries(schema["x-lifecycle"]?.statuses ?? {}) as [MeterOrderStatus, Stage][];
const NOBODY = "prdo_000000000000000000000000";

/** What becomes of an action on an order with this status: the new status, or the message of the refusal. */
function outcome(status: MeterOrderStatus, act: (orders: Mock["orders"], id: string) => { status: string }): string {
  const { orders } = createMock();
  const { id } = orders.add({ subscription: subscription(1), status });
  try {
    const moved = act(orders, id);
    expect(orders.get(id)).toEqual(moved);
    return moved.status;
  } catch (error) {
    expect(error).toMatchObject({ status: 409 });
    expect(orders.get(id)?.status).toBe(status);
    return (error as Error).message;
  }
}

describe.each(stages)("an order that is %s", (status, { phase, next, also }) => {
  test(next.length > 0 ? "advances to what usually comes next" : "does not advance", () => {
    const expected = next[0] ?? `The order is ${status}, which has no next status.`;
    expect(outcome(status, (orders, id) => orders.advance(id))).toBe(expected);
  });

  test.each(["blocked", "blocked_wim"] as const)(`${phase === "open" ? "can" : "cannot"} be held as %s`, (hold) => {
    const refusal = `The order is ${status}; only an open order can be put on hold.`;
    expect(outcome(status, (orders, id) => orders.hold(id, hold))).toBe(phase === "open" ? hold : refusal);
  });

  test(phase === "hold" ? "can be released" : "cannot be released", () => {
    const refusal = `The order is ${status}; only an order on hold can be released.`;
    expect(outcome(status, (orders, id) => orders.release(id))).toBe(phase === "hold" ? next[0] : refusal);
  });

  const isCancellable = [...next, ...also].includes("cancelled");
  test(isCancellable ? "can be cancelled" : "cannot be cancelled", () => {
    const refusal = `The order is ${status}, which cannot be canceled.`;
    expect(outcome(status, (orders, id) => orders.cancel(id))).toBe(isCancellable ? "cancelled" : refusal);
  });

  test("can be moved anywhere by hand, usual or not", () => {
    for (const [target] of stages) expect(outcome(status, (orders, id) => orders.move(id, target))).toBe(target);
  });
});

test("an order that is held without saying how is blocked", () => {
  expect(outcome("checked", (orders, id) => orders.hold(id))).toBe("blocked");
});

test.each(["advance", "hold", "release", "cancel", "history", "upcoming"] as const)(
  "there is nothing to %s where there is no order",
  (action) => {
    expect(() => createMock().orders[action](NOBODY)).toThrow(`There is no meter order with the ID "${NOBODY}".`);
  },
);

test("a move by hand updates the order now, and leaves its creation alone", () => {
  const mock = createMock({ clock: "frozen", now: 0 });
  const { id, created_at } = mock.orders.add({ subscription: subscription(1) });
  mock.clock.advance("90s");
  expect(mock.orders.advance(id)).toMatchObject({ created_at, updated_at: "1970-01-01T00:01:30Z" });
});

test("a status that the contract does not know yet survives, until somebody moves the order", async () => {
  const mock = createMock({ clock: "frozen" });
  const { id } = mock.orders.add({ subscription: subscription(1) });
  mock.orders.move(id, "waiting_for_the_moon");
  mock.clock.advance("52w");
  // What is not in the contract does not pass its validation.
  const { meterOrders } = clientOf(mock, { fetch: mock.fetch });
  expect((await meterOrders.retrieve(id)).status).toBe("waiting_for_the_moon");
  expect((await meterOrders.list({ limit: 1 }).toArray({ limit: 1 }))[0]?.status).toBe("waiting_for_the_moon");
  expect(() => mock.orders.advance(id)).toThrow("The order is waiting_for_the_moon");
  mock.orders.hold(id);
  expect(mock.orders.release(id).status).toBe("waiting_for_the_moon");
  expect(mock.orders.cancel(id).status).toBe("cancelled");
});
