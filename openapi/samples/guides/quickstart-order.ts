import { createClient } from "@meter-orders/client";

const baseUrl = "http://127.0.0.1:4010";
const token = "my-first-order"; // In the mock, each token has its own orders and clock.
const client = createClient({ token, baseUrl });

const { order } = await client.meterOrders.createOrRetrieve({ subscription: "sub_sailsthrough000000000000" });
console.log(order.id, order.status);

await fetch(`${baseUrl}/__mock/clock/advance`, {
  method: "POST",
  headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  body: JSON.stringify({ by: "8w" }),
});

const { status } = await client.meterOrders.retrieve(order.id);
console.log(order.id, status);
