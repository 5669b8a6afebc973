import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { bundle, EXAMPLE_ORDERS, successExamples } from "../support/bundle.ts";
import { call, clientOf, create, createToken, listed, subscription } from "../support/calls.ts";

const statuses = bundle.components.schemas.MeterOrderStatus?.enum ?? [];

test("a fresh world holds one order in each status", async () => {
  const orders = await listed(createMock());
  expect(orders.map(({ status }) => status).sort()).toEqual([...statuses].sort());
});

test("a fresh world holds the orders of the examples, newest first", async () => {
  const times = successExamples("retrieveMeterOrder").toSorted((a, b) =>
    String(b.created_at).localeCompare(String(a.created_at)),
  );
  expect(await listed(createMock())).toEqual(times);
});

test("the subscription of the create sample has no order yet", async () => {
  const { value } = (bundle.components as unknown as { examples: Record<string, { value: { subscription: string } }> })
    .examples.NewMeterOrder ?? { value: { subscription: "" } };
  expect((await create(createMock(), value.subscription)).status).toBe(200);
});

test("two tokens never see each other's orders", async () => {
  const mock = createMock({ shared: false });
  const { body: order } = await create(mock, subscription(1), { token: "alice" });
  expect((await call(mock, `/meter-orders/${order.id}`, { token: "alice" })).status).toBe(200);
  expect((await call(mock, `/meter-orders/${order.id}`, { token: "bob" })).status).toBe(404);
  expect((await call(mock, "/meter-orders?limit=100", { token: "bob" })).body.items).toHaveLength(statuses.length);
});

test("two tokens may have an order for the same subscription, each an own one", async () => {
  const mock = createMock({ shared: false });
  const [alice, bob] = [
    await create(mock, subscription(1), { token: "alice" }),
    await create(mock, subscription(1), { token: "bob" }),
  ];
  expect([alice.status, bob.status]).toEqual([200, 200]);
  expect(alice.body.id).not.toBe(bob.body.id);
});

test("the clock of one token is not that of another", async () => {
  const mock = createMock({ shared: false });
  const [before, after] = [mock.world("alice").clock.now(), mock.world("bob").clock.now()];
  mock.world("alice").clock.advance("8w");
  expect(mock.world("alice").clock.now()).toBeGreaterThan(before + 7 * 604_800_000);
  expect(mock.world("bob").clock.now()).toBeLessThan(after + 604_800_000);
});

test("all tokens of one client share a world, and those of another do not", async () => {
  const mock = createMock({ shared: false });
  const tokenOf = async (client: string) => (await createToken(mock, client)).body.access_token as string;
  const [first, second, foreign] = [await tokenOf("one"), await tokenOf("one"), await tokenOf("two")];
  expect(first).not.toBe(second);
  const { body: order } = await create(mock, subscription(1), { token: first });
  expect((await call(mock, `/meter-orders/${order.id}`, { token: second })).body).toEqual(order);
  expect((await call(mock, `/meter-orders/${order.id}`, { token: foreign })).status).toBe(404);
});

test("a mock in a test gives all tokens the same world, unless it is told otherwise", async () => {
  const mock = createMock();
  const order = await clientOf(mock, { token: "alice" }).meterOrders.create({ subscription: subscription(1) });
  expect(await clientOf(mock, { token: "bob" }).meterOrders.retrieve(order.id)).toEqual(order);
  expect(mock.world("carol").orders.get(order.id)).toEqual(order);
});

test("a mock with a world for each token asks which one is meant", () => {
  const mock = createMock({ shared: false });
  expect(() => mock.orders).toThrow("Select one with mock.world(token).");
  expect(() => mock.reset()).toThrow("Select one with mock.world(token).");
  expect(mock.world("alice").orders.list().items).not.toHaveLength(0);
});

test("a static mock says that it has no world", () => {
  const mock = createMock({ mode: "static" });
  expect(() => mock.clock).toThrow("A static mock has no orders, no clock, and no faults.");
});

test("a reset takes back what happened to the orders", async () => {
  const mock = createMock();
  const before = await listed(mock);
  await create(mock, subscription(1));
  mock.orders.cancel(before[0]?.id ?? "");
  mock.reset();
  expect(await listed(mock)).toEqual(before);
});

test("a reset takes back the clock", () => {
  const mock = createMock({ clock: "frozen", now: "2024-03-14T12:00:00Z" });
  mock.clock.advance("3d");
  mock.clock.setPace("x60");
  mock.reset();
  expect([mock.clock.now(), mock.clock.pace]).toEqual([Date.UTC(2024, 2, 14, 12), "frozen"]);
});

test("a reset takes back the faults, but for those that a fresh world begins with", () => {
  const mock = createMock({ faults: ["status=429 times=1"] });
  mock.faults.add("drop");
  mock.reset();
  expect(mock.faults.list()).toMatchObject([{ status: 429, times: 1, happened: 0 }]);
});

test("a reset forgets the requests", async () => {
  const mock = createMock();
  await listed(mock);
  mock.reset();
  expect(mock.requests()).toEqual([]);
});

test("a reset restarts the count of a scenario", async () => {
  const mock = createMock();
  const refused = `sub_${"servererror".padEnd(24, "0")}`;
  const statuses = async () => [(await create(mock, refused)).status, (await create(mock, refused)).status];
  expect(await statuses()).toEqual([500, 200]);
  mock.reset();
  expect(await statuses()).toEqual([500, 200]);
});

test("a snapshot brings back the orders, the clock and what comes next", async () => {
  const mock = createMock({ clock: "frozen" });
  const { id } = mock.orders.add({ subscription: subscription(1) });
  mock.clock.advance("2d");
  mock.orders.hold(id, "blocked_wim");
  const [orders, course, upcoming, now] = [
    await listed(mock),
    mock.orders.history(id),
    mock.orders.upcoming(id),
    mock.clock.now(),
  ];
  const snapshot = structuredClone(mock.snapshot());

  mock.clock.advance("8w");
  await create(mock, subscription(2));
  mock.restore(snapshot);
  expect(await listed(mock)).toEqual(orders);
  expect(mock.orders.history(id)).toEqual(course);
  expect(mock.orders.upcoming(id)).toEqual(upcoming);
  expect(mock.clock.now()).toBe(now);

  mock.clock.advance("2w");
  expect(mock.orders.get(id)?.status).toBe("ordered");
});

test("a snapshot is plain data that another mock can go on from", async () => {
  const mock = createMock({ clock: "frozen" });
  await create(mock, subscription(1));
  const other = createMock();
  other.restore(JSON.parse(JSON.stringify(mock.snapshot())));
  expect(await listed(other)).toEqual(await listed(mock));
  expect((await create(other, subscription(1))).status).toBe(409);
});

test("a snapshot can be restored more than once", async () => {
  const mock = createMock();
  const snapshot = mock.snapshot();
  for (let round = 0; round < 3; round++) {
    await create(mock, subscription(1));
    mock.restore(snapshot);
    expect(await listed(mock)).toHaveLength(EXAMPLE_ORDERS);
  }
});
