import { createClient } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

// Safe to repeat: a subscription that has its order already gets that one.
const { order, created } = await client.meterOrders.createOrRetrieve({ subscription: "sub_wrsugl1fevcjedepsj7u88ex" });
console.log(created ? "new:" : "there already:", order.id);
