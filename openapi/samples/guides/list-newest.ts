import { createClient } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

const known = new Set(["prdo_lk4m8qtnwg1vy62q7gbniclw"]); // The IDs that you have stored.

for await (const order of client.meterOrders.list()) {
  if (known.has(order.id)) break; // All further orders are older. No further page is fetched.
  console.log("new:", order.id, order.created_at);
}
