/**
 * What the vendor's page about retrieving a meter order says, value by value. The description may say more, never less.
 */
import { expect, test } from "vitest";
import { bundle } from "./bundle.ts";

const { MeterOrder, MeterOrderStatus, MeterOrderProvider, MeterOrderId, SubscriptionId, CustomerId } =
  bundle.components.schemas;
const retrieve = bundle.paths["/meter-orders/{id}"].get;

test("retrieves an order by the id in its path, with a bearer token", () => {
  expect(retrieve).toMatchObject({
    operationId: "retrieveMeterOrder",
    tags: ["Smart Meter Orders"],
    summary: "Retrieve a smart meter order",
    security: [{ accessToken: ["read:*"] }],
  });
  expect(bundle.components.securitySchemes.accessToken).toMatchObject({ type: "http", scheme: "bearer" });
  expect(bundle.components.parameters.MeterOrderId).toMatchObject({
    name: "id",
    in: "path",
    required: true,
    schema: { type: "string" },
    example: "prdo_lk4m8qtnwg1vy62q7gbniclw",
  });
});

test("requires the eight fields of an order, none of them nullable", () => {
  const fields = ["object", "id", "subscription", "customer", "provider", "status", "created_at", "updated_at"];
  expect(MeterOrder.required).toEqual(fields);
  expect(Object.keys(MeterOrder.properties)).toEqual(expect.arrayContaining(fields));
  const types = [MeterOrderStatus, MeterOrderProvider, MeterOrderId, SubscriptionId, CustomerId];
  expect(types.map(({ type }) => type)).toEqual(types.map(() => "string"));
});

test("shows the same examples", () => {
  expect(MeterOrder.properties.object).toMatchObject({ type: "string", const: "meter_order" });
  expect(MeterOrderId.examples).toEqual(["prdo_nka6c5xkrlvbpgnkczshdj12"]);
  expect(SubscriptionId.examples).toEqual(["sub_fogoqycnk1cpgtonp3c0mge9"]);
  expect(CustomerId.examples).toEqual(["cus_dgiplbu58soxmpbba1skfi96"]);
  expect(MeterOrderProvider.examples).toEqual(["energy-metering"]);
  expect(MeterOrderStatus.examples).toEqual(["waiting"]);
  for (const time of ["created_at", "updated_at"])
    expect(MeterOrder.properties[time]).toMatchObject({
      type: "string",
      format: "date-time",
      examples: ["2024-03-14T12:00:00Z"],
    });
});

test("lists the providers and the statuses in the same order", () => {
  expect(MeterOrderProvider.enum).toEqual(["energy-metering", "metrify", "inexogy"]);
  expect(MeterOrderStatus.enum).toEqual([
    "waiting",
    "ordered",
    "checked",
    "installation_planning",
    "installation_scheduled",
    "installation_waiting",
    "installation_finished",
    "activated",
    "installed",
    "pre_installed",
    "cancelled",
    "intended",
    "blocked",
    "blocked_wim",
  ]);
});
