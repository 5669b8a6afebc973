import { createClient } from "@meter-orders/client";

/** Stands for wherever one of your processes keeps a fresh token for all of them. */
async function sharedToken(): Promise<string> {
  return "demo";
}

const client = createClient({ token: sharedToken, baseUrl: "http://127.0.0.1:4010" });

const order = await client.meterOrders.retrieve("prdo_lk4m8qtnwg1vy62q7gbniclw");
console.log(order.status);
