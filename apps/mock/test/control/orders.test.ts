import { expect, test } from "vitest";
import { createMock, type Mock, type TrackedOrder } from "../../src/index.ts";
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
