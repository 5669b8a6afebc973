import { createClient, MeterOrdersError } from "@meter-orders/client";

const client = createClient({ token: "lost-response", baseUrl: "http://127.0.0.1:4010" });
const subscription = "sub_answerlost00000000000000"; // The mock creates the order, then drops the connection.

try {
  await client.meterOrders.create({ subscription });
} catch (error) {
  if (!(error instanceof MeterOrdersError)) throw error;
  console.log(error.name, "outcome unknown:", error.outcomeUnknown);
}

const [order] = await client.meterOrders.list({ filter: { subscription: { eq: subscription } } }).toArray();
console.log(order ? `the order exists: ${order.id}` : "nothing was ordered");
