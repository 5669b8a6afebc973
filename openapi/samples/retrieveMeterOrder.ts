import { createClient } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

const order = await client.meterOrders.retrieve("prdo_lk4m8qtnwg1vy62q7gbniclw");
console.log(order.status, order.updated_at);
