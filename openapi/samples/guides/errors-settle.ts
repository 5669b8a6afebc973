import { createClient, settle } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

const result = await settle(client.meterOrders.retrieve("prdo_000000000000000000000000"));
if (result.ok) console.log(result.value.status);
else if (result.status === 404) console.log(result.error.code satisfies "NOT_FOUND");
else console.log(result.error.message);
