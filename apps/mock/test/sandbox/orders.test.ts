import { ConflictError } from "@meter-orders/client";
import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { bundle } from "../support/bundle.ts";
import { call, clientOf, create, listed, subscription } from "../support/calls.ts";

const schemas = bundle.components.schemas as Record<string, { pattern?: string; enum?: unknown[] }>;
const pattern = (name: string) => new RegExp(schemas[name]?.pattern ?? "(?!)");

test("a new order waits, and was created now", async () => {
  const mock = createMock({ clock: "frozen", now: "2026-02-01T08:00:00.250Z" });
  const { status, body } = await create(mock, subscription(1));
  expect(status).toBe(200);
  expect(body).toMatchObject({
    object: "meter_order",
    subscription: subscription(1),
    status: "waiting",
    created_at: "2026-02-01T08:00:00.250Z",
    updated_at: "2026-02-01T08:00:00.250Z",
  });
});

test("a new order is found by its id, by its subscription and at the top of the list", async () => {
  const mock = createMock();
  const { body: order } = await create(mock, subscription(1));
  expect((await call(mock, `/meter-orders/${order.id}`)).body).toEqual(order);
  expect(await listed(mock, { "filter[subscription][eq]": subscription(1) })).toEqual([order]);
  expect((await listed(mock))[0]).toEqual(order);
});

test("a second order for a subscription is refused, even after the first was cancelled", async () => {
  const mock = createMock();
  const client = clientOf(mock);
  const first = await client.meterOrders.create({ subscription: subscription(1) });
  await expect(client.meterOrders.create({ subscription: subscription(1) })).rejects.toThrow(ConflictError);
  mock.orders.cancel(first.id);
  const { status, body } = await create(mock, subscription(1));
  expect([status, body.code]).toEqual([409, "CONFLICT"]);
  expect(body.message).toBe(`The subscription ${subscription(1)} already has a meter order.`);
});

test("a refused create changes nothing", async () => {
  const mock = createMock();
  const [example] = await listed(mock);
  const before = mock.snapshot();
  await create(mock, example?.subscription ?? "");
  await create(mock, "no subscription");
  expect(mock.snapshot()).toEqual(before);
});

test("createOrRetrieve finds the order that is there already", async () => {
  const client = clientOf(createMock());
  const first = await client.meterOrders.createOrRetrieve({ subscription: subscription(1) });
  const second = await client.meterOrders.createOrRetrieve({ subscription: subscription(1) });
  expect([first.created, second.created]).toEqual([true, false]);
  expect(second.order).toEqual(first.order);
});

test("what is made up has the shape that the contract gives it, and every provider comes up", async () => {
  const mock = createMock();
  const providers = new Set<unknown>();
  const ids = new Set<string>();
  for (let number = 0; number < 300; number++) {
    const { body } = await create(mock, subscription(number));
    expect(body.id).toMatch(pattern("MeterOrderId"));
    expect(body.subscription).toMatch(pattern("SubscriptionId"));
    expect(body.customer).toMatch(pattern("CustomerId"));
    providers.add(body.provider);
    ids.add(body.id);
  }
  expect([...providers].sort()).toEqual([...(schemas.MeterOrderProvider?.enum ?? [])].sort());
  expect(ids.size).toBe(300);
});

test("the same seed makes up the same, and another seed something else", async () => {
  const made = async (seed?: number) => {
    const mock = createMock({ clock: "frozen", now: 0, ...(seed !== undefined && { seed }) });
    return [(await create(mock, subscription(1))).body, (await create(mock, subscription(2))).body];
  };
  expect(await made()).toEqual(await made());
  expect(await made(7)).toEqual(await made(7));
  const [seven, eight] = [await made(7), await made(8)];
  expect(seven.map(({ id }) => id)).not.toEqual(eight.map(({ id }) => id));
});

test("what is made up for a subscription does not depend on what came before", async () => {
  const [one, other] = [createMock(), createMock()];
  await create(other, subscription(2));
  other.clock.advance("3d");
  const [first, later] = [await create(one, subscription(1)), await create(other, subscription(1))];
  expect([later.body.id, later.body.customer]).toEqual([first.body.id, first.body.customer]);
});

test("an order may be added in any form that a test needs", () => {
  const draft = {
    id: "prdo_aaaaaaaaaaaaaaaaaaaaaaaa",
    subscription: subscription(1),
    customer: "cus_bbbbbbbbbbbbbbbbbbbbbbbb",
    provider: "inexogy",
    status: "installed",
    created_at: "2025-01-01T00:00:00Z",
    updated_at: "2025-02-01T00:00:00Z",
  } as const;
  const mock = createMock();
  expect(mock.orders.add(draft)).toEqual({ object: "meter_order", ...draft });
  const again = { ...draft, subscription: subscription(2) };
  expect(() => mock.orders.add(again)).toThrow(`The meter order ${draft.id} already exists.`);
});
