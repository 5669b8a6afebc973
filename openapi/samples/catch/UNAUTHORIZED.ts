import { createClient, UnauthorizedError } from "@meter-orders/client";

// The mock issues only expired tokens to this client ID.
const credentials = { clientId: "expired", clientSecret: "my-secret" };
const client = createClient({ ...credentials, baseUrl: "http://127.0.0.1:4010" });

try {
  await client.meterOrders.retrieve("prdo_lk4m8qtnwg1vy62q7gbniclw");
} catch (error) {
  if (!(error instanceof UnauthorizedError)) throw error;
  console.log(error.name, error.code, error.requestId);
}
