import { createClient } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

// Idempotent: if the subscription already has an order, that order is returned.
const { order, created } = await client.meterOrders.createOrRetrieve({ subscription: "sub_wrsugl1fevcjedepsj7u88ex" });
console.log(created ? "new:" : "existing:", order.id);
