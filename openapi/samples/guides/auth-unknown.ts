import { createClient, TokenError } from "@meter-orders/client";

// The mock accepts every client ID except this one.
const credentials = { clientId: "unknown", clientSecret: "my-secret" };
const client = createClient({ ...credentials, baseUrl: "http://127.0.0.1:4010" });

try {
  await client.meterOrders.retrieve("prdo_lk4m8qtnwg1vy62q7gbniclw");
} catch (error) {
  if (!(error instanceof TokenError)) throw error;
  console.log(error.status, error.retryable, error.message);
}
