import { createClient } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

await client.meterOrders.create({ subscription: "sub_withoutproduct0000000000" }).catch((error) => {
  console.log(error.message); // one line of text
  console.log(JSON.stringify(error)); // all details as JSON
});
