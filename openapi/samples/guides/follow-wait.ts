import { createClient, TimeoutError, UnreachableStatusError } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

for (const id of ["prdo_kesx4883uap4t6jqz4mjh0uw", "prdo_u5v3dwvqtnp72swkttrztwvz"]) {
  try {
    const order = await client.meterOrders.waitUntil(id, "activated", { deadlineMs: 60_000 });
    console.log(order.id, "is live");
  } catch (error) {
    if (error instanceof UnreachableStatusError) console.log(id, "ended as", error.order.status);
    else if (error instanceof TimeoutError) console.log(id, "is not live yet");
    else throw error;
  }
}
