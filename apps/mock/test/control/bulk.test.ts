import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { bundle } from "../support/bundle.ts";
import { listed } from "../support/calls.ts";
import { control } from "../support/control-calls.ts";

const START = "2024-03-14T12:00:00Z";
const frozen = () => createMock({ clock: "frozen", now: START });

test("adds thousands of orders, spread evenly over all statuses, that stand still", async () => {
  const mock = frozen();
  expect((await control(mock, "orders", { body: { count: 1_400 } })).body).toEqual({ added: 1_400 });
  const { orders } = mock.snapshot();
  const added = orders.slice(-1_400);
  const statuses = bundle.components.schemas.MeterOrderStatus?.enum ?? [];
  for (const status of statuses)
    expect(added.filter((order) => (order.hold ?? order.status) === status)).toHaveLength(100);
  expect(added.filter((order) => order.due_at !== null)).toEqual([]);
});

test("gives them ids, subscriptions and customers like those of the API, and moments in the past year", async () => {
  const mock = frozen();
  await control(mock, "orders", { body: { count: 100 } });
  const orders = await listed(mock, { "filter[created_at][gte]": "2023-03-15T00:00:00Z" });
  expect(new Set(orders.map(({ subscription }) => subscription)).size).toBe(orders.length);
  expect(new Set(orders.map(({ customer }) => customer)).size).toBeLessThan(50);
  for (const order of orders) {
    expect(order.subscription).toMatch(/^sub_[a-z0-9]{24}$/);
    expect(order.created_at < order.updated_at || order.created_at === order.updated_at).toBe(true);
    expect(order.updated_at <= START).toBe(true);
  }
});

test("adds the same ones every time, and others the second time", async () => {
  const [one, other] = [frozen(), frozen()];
  for (const mock of [one, other]) await control(mock, "orders", { body: { count: 50 } });
  expect(one.snapshot().orders).toEqual(other.snapshot().orders);
  await control(one, "orders", { body: { count: 50 } });
  expect((await control(one, "health")).body.orders).toBe(114);
});

test.each([-1, 1.5, 100_001])("the library refuses %d as well", (count) => {
  expect(() => frozen().orders.addMany(count)).toThrow(RangeError);
});

test.each([{ count: 0 }, { count: 100_001 }, { count: 1.5 }, { count: "10" }, { count: 5, status: "waiting" }])(
  "refuses %j, and adds nothing",
  async (body) => {
    const mock = frozen();
    expect((await control(mock, "orders", { body })).status).toBe(400);
    expect(mock.orders.count).toBe(14);
  },
);
