import { createClient } from "@meter-orders/client";
import { createMock, subscriptionOf } from "@meter-orders/mock";
import { afterEach, expect, test } from "vitest";

const mock = createMock();
const client = createClient({ token: "demo", fetch: mock.fetch });

afterEach(() => mock.reset());

test("an order that was on hold in WiM goes live", async () => {
  const subscription = subscriptionOf({ name: "blockedinwim" });
  const { id } = await client.meterOrders.create({ subscription });

  mock.clock.advance("1w");
  expect((await client.meterOrders.retrieve(id)).status).toBe("blocked_wim");

  mock.clock.advance("10w");
  expect((await client.meterOrders.retrieve(id)).status).toBe("activated");
});

test("createOrRetrieve handles a lost response", async () => {
  const subscription = subscriptionOf({ name: "answerlost" });

  const { order } = await client.meterOrders.createOrRetrieve({ subscription });

  expect(mock.orders.get(order.id)?.subscription).toBe(subscription);
});
