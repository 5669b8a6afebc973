import { createClient } from "@meter-orders/client";

const client = createClient({ token: "demo" });
export const order = await client.meterOrders.retrieve("prdo_1");
export const orders = client.meterOrders.list({ filter: { status: { in: ["waiting"] } }, limit: 10 });
export const created = await client.meterOrders.create({ subscription: "sub_1" });
