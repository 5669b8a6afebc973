import { createClient, MeterOrdersError } from "@meter-orders/client";

const client = createClient({ token: "lost-answer", baseUrl: "http://127.0.0.1:4010" });
const subscription = "sub_answerlost00000000000000"; // The mock creates its order, then drops the connection.

try {
  await client.meterOrders.create({ subscription });
} catch (error) {
  if (!(error instanceof MeterOrdersError)) throw error;
  console.log(error.name, "outcome unknown:", error.outcomeUnknown);
}

const [order] = await client.meterOrders.list({ filter: { subscription: { eq: subscription } } }).toArray();
console.log(order ? `ordered all the same: ${order.id}` : "nothing was ordered");
