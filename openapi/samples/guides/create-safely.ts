import { createClient } from "@meter-orders/client";

const client = createClient({ token: "safe-orders", baseUrl: "http://127.0.0.1:4010" });

// The mock returns 500 once for the first, and drops the response for the second. Each gets exactly one order.
for (const subscription of ["sub_servererror0000000000000", "sub_answerlost00000000000000"]) {
  const first = await client.meterOrders.createOrRetrieve({ subscription });
  const second = await client.meterOrders.createOrRetrieve({ subscription });
  console.log(first.order.id, "created:", first.created);
  console.log(second.order.id, "created:", second.created);
}
