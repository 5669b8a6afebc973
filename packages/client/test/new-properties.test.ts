import { type Schema, spec } from "@meter-orders/openapi";
import { expect, test } from "vitest";
import type { NewMeterOrder } from "../src/index.js";
import { clientOf } from "./support/clients.js";
import { order } from "./support/samples.js";

/** A new order with every property of the schema, and one that the schema gets some day. */
const properties = Object.keys((spec().components.schemas.NewMeterOrder as Schema).properties ?? {});
const newOrder = Object.fromEntries(
  [...properties, "property_of_the_future"].map((name) => [
    name,
    name === "subscription" ? order.subscription : { name },
  ]),
) as unknown as NewMeterOrder;

test.for(["create", "createOrRetrieve"] as const)("sends every property of a new order with %s", async (method) => {
  const bodies: unknown[] = [];
  const fetch = async (request: Request) => {
    bodies.push(await request.json());
    return Response.json(order);
  };
  await clientOf({ url: "http://127.0.0.1:1" }, { fetch }).meterOrders[method](newOrder);
  expect(properties).toContain("subscription");
  expect(bodies).toEqual([newOrder]);
});
