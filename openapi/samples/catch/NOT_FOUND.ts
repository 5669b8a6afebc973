import { createClient, NotFoundError } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

try {
  await client.meterOrders.retrieve("prdo_000000000000000000000000");
} catch (error) {
  if (!(error instanceof NotFoundError)) throw error;
  console.log(error.name, error.code, error.requestId);
}
