/** A property that is added to the spec needs no change of the mock. */
import type { Spec } from "@meter-orders/openapi";
import { expect, test } from "vitest";
import { createService, type Service } from "../../src/service.ts";
import { loadContract } from "../../src/validation/prism.ts";
import { bundle, EXAMPLE_ORDERS } from "../support/bundle.ts";
import { subscription } from "../support/calls.ts";

type Json = Record<string, unknown>;

/** New properties of a meter order, and the values in its examples. */
const ADDED: Record<string, { schema: Json; example: unknown }> = {
  appointment_at: { schema: { type: "string", format: "date-time" }, example: "2026-07-01T08:00:00Z" },
  note: { schema: { type: "string", examples: ["Ring twice"] }, example: "Ring twice" },
  address: {
    schema: {
      type: "object",
      required: ["city"],
      properties: { city: { type: "string", examples: ["Berlin"] }, floor: { type: "integer", default: 2 } },
    },
    example: { city: "Berlin", floor: 2 },
  },
  product: { schema: { $ref: "#/components/schemas/MeterOrderProduct" }, example: "smart-meter-inexogy" },
};
const EXPECTED = Object.fromEntries(Object.entries(ADDED).map(([name, { example }]) => [name, example]));

/** A mock of the changed spec. The required `appointment_at` is in every example, as the linter demands. */
async function changedMock(): Promise<Service> {
  const spec = structuredClone(bundle) as unknown as Spec;
  const { MeterOrder, NewMeterOrder } = spec.components.schemas;
  for (const [name, { schema }] of Object.entries(ADDED))
    Object.assign(MeterOrder?.properties ?? {}, { [name]: schema });
  MeterOrder?.required?.push("appointment_at");
  Object.assign(NewMeterOrder?.properties ?? {}, { note: { type: "string" } });
  for (const { value } of Object.values(spec.components.examples)) {
    const orders = value.object === "meter_order" ? [value] : ((value.items as Json[] | undefined) ?? []);
    for (const order of orders) order.appointment_at = EXPECTED.appointment_at;
  }
  return createService(await loadContract(spec), { shared: true });
}

async function send(mock: Service, method: string, target: string, body?: Json): Promise<Json> {
  const headers = { authorization: "Bearer demo", "content-type": "application/json" };
  const bytes = body === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(body));
  const response = await mock.handle({ method, target, headers, body: bytes });
  expect([response.status, response.body]).toEqual([200, expect.anything()]);
  return response.body as Json;
}

test("every property of an order is in every response with an order", async () => {
  const mock = await changedMock();
  const created = await send(mock, "POST", "/meter-orders", { subscription: subscription(1) });
  const list = await send(mock, "GET", "/meter-orders?limit=100");
  const [first, ...examples] = list.items as Json[];
  expect(first).toEqual(created);
  expect(examples).toHaveLength(EXAMPLE_ORDERS);
  for (const order of [created, ...examples]) {
    expect(order).toMatchObject(EXPECTED);
    expect(await send(mock, "GET", `/meter-orders/${order.id}`)).toEqual(order);
    expect(await send(mock, "GET", `/__mock/orders/${order.id}`)).toMatchObject(order);
  }
});

test("a property of the request is in the order, if an order has it", async () => {
  const mock = await changedMock();
  const sent = { subscription: subscription(1), note: "Second door" };
  const created = await send(mock, "POST", "/meter-orders", sent);
  expect(created).toMatchObject({ ...EXPECTED, ...sent });
  expect(await send(mock, "GET", `/meter-orders/${created.id}`)).toEqual(created);
});

test("what is added moves with the order, and is in its snapshot", async () => {
  const mock = await changedMock();
  const { id } = await send(mock, "POST", "/meter-orders", { subscription: subscription(1), note: "Second door" });
  await send(mock, "POST", `/__mock/orders/${id}/hold`, { status: "blocked_wim" });
  const expected = { ...EXPECTED, note: "Second door", status: "blocked_wim" };
  expect(await send(mock, "GET", `/meter-orders/${id}`)).toMatchObject(expected);
  const { orders } = (await send(mock, "GET", "/__mock/snapshot")) as { orders: { id: string; details: Json }[] };
  expect(orders.find((order) => order.id === id)?.details).toEqual({ ...EXPECTED, note: "Second door" });
});
