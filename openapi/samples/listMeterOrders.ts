import { createClient } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

const orders = client.meterOrders.list({ filter: { status: { in: ["waiting", "blocked_wim"] } }, limit: 50 });
// Pages are fetched on demand.
for await (const order of orders) console.log(order.id, order.status);
