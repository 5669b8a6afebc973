import type { MeterOrderStatus } from "@meter-orders/client";
import { type LifecycleStatus, lifecycle, spec } from "@meter-orders/openapi";
import { describe, expect, test } from "vitest";
import { createMock, type Mock } from "../../src/index.ts";
import { clientOf, subscription } from "../support/calls.ts";

const stages = Object.entries(lifecycle(spec()).statuses) as [MeterOrderStatus, LifecycleStatus][];
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

const HOLDS = ["blocked", "blocked_wim"] as const;
const UNDER_WAY = [
  "waiting",
  "ordered",
  "checked",
  "installation_planning",
  "installation_scheduled",
  "installation_waiting",
  "installation_finished",
  "installed",
] as const;

/** A mock whose clock stands, and an order under way. */
function started(status: (typeof UNDER_WAY)[number] = "checked") {
  const mock = createMock({ clock: "frozen", now: "2026-01-01T00:00:00Z" });
  return { mock, id: mock.orders.add({ subscription: subscription(1), status }).id };
}

test.each(UNDER_WAY.flatMap((status) => HOLDS.map((hold) => [hold, status] as const)))(
  "a release from %s leads back to %s",
  (hold, status) => {
    const { mock, id } = started(status);
    mock.orders.hold(id, hold);
    expect(mock.orders.upcoming(id)?.status).toBe(status);
    expect(mock.orders.release(id).status).toBe(status);
  },
);

test("a hold that follows a hold still leads back to where the order stood at first", () => {
  for (const [first, second] of [HOLDS, HOLDS.toReversed()]) {
    const { mock, id } = started("installation_planning");
    mock.orders.move(id, first ?? "");
    mock.orders.move(id, second ?? "");
    expect(mock.orders.release(id).status).toBe("installation_planning");
  }
});

test("an order that was held twice goes back to where it stood the second time", () => {
  const { mock, id } = started("ordered");
  mock.orders.hold(id);
  mock.orders.release(id);
  mock.orders.advance(id);
  mock.orders.hold(id, "blocked_wim");
  expect(mock.orders.release(id).status).toBe("checked");
});

test("an order that was moved out of a hold forgets it", () => {
  const { mock, id } = started("checked");
  mock.orders.hold(id);
  mock.orders.move(id, "ordered");
  expect(mock.orders.advance(id).status).toBe("checked");
});

test("an order that was held from the beginning is released to the usual next status", () => {
  const { orders } = createMock();
  const { id } = orders.add({ subscription: subscription(1), status: "blocked" });
  expect(orders.release(id).status).toBe("waiting");
});

test("a blocked order waits for somebody, however long that takes", () => {
  const { mock, id } = started();
  mock.orders.hold(id, "blocked");
  mock.clock.advance("104w");
  expect(mock.orders.get(id)?.status).toBe("blocked");
  expect(mock.orders.upcoming(id)).toEqual({ status: "checked" });
});

test("the WiM process ends by itself after two weeks, and the order goes on from where it stood", () => {
  const { mock, id } = started();
  mock.orders.hold(id, "blocked_wim");
  expect(mock.orders.upcoming(id)).toEqual({ status: "checked", at: "2026-01-15T00:00:00Z" });
  mock.clock.advance("2w");
  expect(mock.orders.get(id)).toMatchObject({ status: "checked", updated_at: "2026-01-15T00:00:00Z" });
});

test("a released order stays in its status as long as any other does", () => {
  const { mock, id } = started("ordered");
  mock.clock.advance("2d");
  mock.orders.hold(id);
  mock.clock.advance("30d");
  mock.orders.release(id);
  expect(mock.orders.upcoming(id)).toEqual({ status: "checked", at: "2026-02-05T00:00:00Z" });
});

test("a held order can be cancelled, and is over then", () => {
  for (const hold of HOLDS) {
    const { mock, id } = started();
    mock.orders.hold(id, hold);
    mock.orders.cancel(id);
    mock.clock.advance("8w");
    expect(mock.orders.get(id)?.status).toBe("cancelled");
    expect(() => mock.orders.release(id)).toThrow("The order is cancelled");
  }
});

test("the client's watch keeps the status that a hold replaced", async () => {
  const { mock, id } = started("ordered");
  const changes = clientOf(mock).meterOrders.watch(id, { intervalMs: 1 });
  await changes.next();
  mock.orders.hold(id);
  expect((await changes.next()).value).toMatchObject({ current: "blocked", progress: "ordered" });
  mock.orders.cancel(id);
  expect((await changes.next()).value).toMatchObject({ current: "cancelled" });
});
