import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { MAX_BODY_BYTES, MAX_SNAPSHOT_BYTES } from "../../src/limits.ts";
import { control, overHttp } from "../support/control-calls.ts";

test("a snapshot goes to another world", async () => {
  const mock = createMock({ shared: false });
  const { body: order } = await control(mock, "orders", { body: { status: "blocked" }, token: "mine" });
  const { body } = await control(mock, "snapshot", { token: "mine" });
  await control(mock, "snapshot", { method: "PUT", body, token: "other" });
  expect((await control(mock, `orders/${order.id}`, { token: "other" })).body).toEqual(order);
});

test("a snapshot may be larger than a body of the API", async () => {
  const mock = createMock();
  await mock.listen();
  mock.orders.addMany(1_000);
  const { body } = await control(overHttp(mock), "snapshot");
  expect(JSON.stringify(body).length).toBeGreaterThan(MAX_BODY_BYTES);
  expect((await control(overHttp(mock), "snapshot", { method: "PUT", body })).status).toBe(204);
  const large = await control(overHttp(mock), "snapshot", { method: "PUT", body: "x".repeat(MAX_SNAPSHOT_BYTES) });
  expect([large.status, large.body.message]).toEqual([
    400,
    `The body must not be larger than ${MAX_SNAPSHOT_BYTES} bytes.`,
  ]);
  const other = await control(overHttp(mock), "orders", { body: { id: "x".repeat(MAX_BODY_BYTES) } });
  expect([other.status, other.body.message]).toEqual([
    400,
    `The body must not be larger than ${MAX_BODY_BYTES} bytes.`,
  ]);
  await mock.close();
});

test.each([
  ["two orders with one id", (orders: object[]) => orders.push({ ...orders[0], subscription: "sub_x" }), 409],
  ["two orders for one subscription", (orders: object[]) => orders.push({ ...orders[0], id: "prdo_x" }), 409],
  ["a moment that is none", (orders: object[]) => Object.assign(orders[0] ?? {}, { created_at: 1e18 }), 400],
  ["an order without a status", (orders: object[]) => Object.assign(orders[0] ?? {}, { status: "" }), 400],
])("a snapshot with %s changes nothing", async (_, spoil, status) => {
  const mock = createMock();
  const before = mock.snapshot();
  const snapshot = structuredClone(before);
  spoil(snapshot.orders);
  expect((await control(mock, "snapshot", { method: "PUT", body: snapshot })).status).toBe(status);
  expect(mock.snapshot()).toEqual(before);
  expect((await control(mock, "health")).body.orders).toBe(14);
});
