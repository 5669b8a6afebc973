import { createClient, isFinal } from "@meter-orders/client";
import { createMock } from "@meter-orders/mock";

const mock = createMock();
const client = createClient({ token: "demo", fetch: mock.fetch });

const { id } = await client.meterOrders.create({ subscription: "sub_blockedinwim000000000000" });
for await (const { current, progress } of client.meterOrders.watch(id, { intervalMs: 1 })) {
  console.log(current === progress ? current : `${current}, on hold at ${progress}`);
  if (!isFinal(current)) mock.orders.advance(id);
}
