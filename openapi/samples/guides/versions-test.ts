import { createClient, isFinal, isHold } from "@meter-orders/client";
import { createMock } from "@meter-orders/mock";
import { expect, test } from "vitest";

test("keeps an order with an unknown status", async () => {
  const mock = createMock();
  const client = createClient({ token: "demo", fetch: mock.fetch });
  const { id } = await client.meterOrders.create({ subscription: "sub_sailsthrough000000000000" });

  mock.orders.move(id, "meter_replaced");
  const { status } = await client.meterOrders.retrieve(id);

  expect(status).toBe("meter_replaced");
  expect(isFinal(status) || isHold(status)).toBe(false);
});
