import { createClient } from "@meter-orders/client";

// The client gets an access token with the first call, and refreshes it before it expires.
const client = createClient({
  clientId: "my-id",
  clientSecret: "my-secret",
  baseUrl: "http://127.0.0.1:4010",
});

const order = await client.meterOrders.retrieve("prdo_lk4m8qtnwg1vy62q7gbniclw");
console.log(order.status);
