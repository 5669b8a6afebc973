import { expect, test } from "vitest";
import { createMock, type Mock, type TrackedOrder } from "../../src/index.ts";
import { bundle, EXAMPLE_ORDERS } from "../support/bundle.ts";
import { call, listed, subscription } from "../support/calls.ts";
import { control } from "../support/control-calls.ts";

const START = "2024-03-14T12:00:00Z";
const frozen = () => createMock({ clock: "frozen", now: START });

async function add(mock: Mock, order: object = {}): Promise<TrackedOrder> {
  return (await control(mock, "orders", { body: { subscription: subscription(1), ...order } })).body;
}

test("shows an order as the API does, with its course, what comes next and what can be done", async () => {
  const mock = frozen();
  const { id } = await add(mock);
  mock.clock.advance("1d");
  const { body: order } = await call(mock, `/meter-orders/${id}`);
  expect((await control(mock, `orders/${id}`)).body).toEqual({
    ...order,
    phase: "open",
    history: [
      { status: "waiting", at: START },
      { status: "ordered", at: "2024-03-15T12:00:00Z" },
    ],
    next: { status: "checked", at: "2024-03-18T12:00:00Z" },
    actions: ["advance", "hold", "cancel"],
  });
});

test("says of an order whose course is over that nothing comes next", async () => {
  const order = await add(frozen(), { status: "activated" });
  expect(order).toMatchObject({ phase: "final", next: null, actions: [] });
});

test("lists all orders of a world, page by page", async () => {
  const mock = createMock();
  const ids: string[] = [];
  for (let query = "limit=5"; query !== ""; ) {
    const { body } = await control(mock, `orders?${query}`);
    ids.push(...body.items.map(({ id }: { id: string }) => id));
    query = body.next_page === null ? "" : `limit=5&cursor=${body.next_page}`;
  }
  expect(ids).toEqual((await listed(mock)).map(({ id }) => id));
});

test.each(["waiting", "blocked_wim", "activated", "meter_shipped"])("adds an order that is %s", async (status) => {
  const mock = frozen();
  const order = await add(mock, { status });
  expect(order).toMatchObject({ status, subscription: subscription(1), created_at: START });
  expect((await call(mock, `/meter-orders/${order.id}`)).body.status).toBe(status);
});

test("makes up what is left out of an order, the same way every time", async () => {
  const [one, other] = await Promise.all([frozen(), frozen()].map((mock) => control(mock, "orders", { body: {} })));
  expect(one?.body).toEqual(other?.body);
  expect(one?.body).toMatchObject({ status: "waiting", subscription: expect.stringMatching(/^sub_[a-z0-9]{24}$/) });
});

test("adds one order after the other without a subscription being named", async () => {
  const mock = frozen();
  for (let i = 0; i < 3; i++) expect((await control(mock, "orders", { body: {} })).status).toBe(201);
});

test("refuses a second order for a subscription", async () => {
  const mock = frozen();
  await add(mock);
  expect((await control(mock, "orders", { body: { subscription: subscription(1) } })).status).toBe(409);
});

test("refuses an order whose id would be made up, but is taken", async () => {
  const mock = frozen();
  const { id } = frozen().orders.add({ subscription: subscription(2) });
  await add(mock, { id });
  expect((await control(mock, "orders", { body: { subscription: subscription(2) } })).status).toBe(409);
});

test("advances, holds, releases, cancels and moves an order", async () => {
  const mock = frozen();
  const { id } = await add(mock);
  const act = async (action: string, body?: object) =>
    (await control(mock, `orders/${id}/${action}`, { method: "POST", ...(body && { body }) })).body.status;
  expect(await act("advance")).toBe("ordered");
  expect(await act("hold")).toBe("blocked");
  expect(await act("release")).toBe("ordered");
  expect(await act("hold", { status: "blocked_wim" })).toBe("blocked_wim");
  expect(await act("cancel")).toBe("cancelled");
  expect(await act("move", { status: "meter_shipped" })).toBe("meter_shipped");
  expect(mock.orders.get(id)?.status).toBe("meter_shipped");
});

test.each(["advance", "hold", "release", "cancel"])("refuses to %s an order that is over", async (action) => {
  const mock = frozen();
  const { id } = await add(mock, { status: "activated" });
  const { status, body } = await control(mock, `orders/${id}/${action}`, { method: "POST" });
  expect([status, body.message]).toEqual([409, expect.stringMatching(/^The order is activated[,;] .*\.$/)]);
});

test.each(["", "/advance", "/hold", "/release", "/cancel"])("returns 404 at an unknown order%s", async (action) => {
  const { status } = await control(frozen(), `orders/prdo_none${action}`, { method: action === "" ? "GET" : "POST" });
  expect(status).toBe(404);
});

test("offers just the actions that succeed", async () => {
  const mock = frozen();
  await control(mock, "orders", { body: { count: 14 } });
  const { body } = await control(mock, "orders?limit=100");
  for (const { id, actions } of body.items) {
    for (const action of ["advance", "hold", "release", "cancel"]) {
      const snapshot = mock.snapshot();
      const { status } = await control(mock, `orders/${id}/${action}`, { method: "POST" });
      expect([action, status === 200]).toEqual([action, actions.includes(action)]);
      mock.restore(snapshot);
    }
  }
});

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
    expect(mock.orders.count).toBe(EXAMPLE_ORDERS);
  },
);
