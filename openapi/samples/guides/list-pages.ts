import { createClient } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

for await (const page of client.meterOrders.list({ limit: 5 }).pages()) {
  console.log(page.items.length, "orders", page.next_page ? "and more" : "on the last page");
}
