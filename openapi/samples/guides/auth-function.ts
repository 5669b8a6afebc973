import { createClient } from "@meter-orders/client";

/** In your system, this function reads the token from a cache that your processes share. */
async function sharedToken(): Promise<string> {
  return "demo";
}

const client = createClient({ token: sharedToken, baseUrl: "http://127.0.0.1:4010" });

const order = await client.meterOrders.retrieve("prdo_lk4m8qtnwg1vy62q7gbniclw");
console.log(order.status);
