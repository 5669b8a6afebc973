import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { clientOf, subscription } from "../support/calls.ts";

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
