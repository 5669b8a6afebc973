import { createClient, type Hooks, UnauthorizedError } from "@meter-orders/client";

// The mock issues only expired tokens to this client ID.
const credentials = { clientId: "expired", clientSecret: "my-secret" };
const hooks: Hooks = { onResponse: ({ method, url, status }) => console.log(status, method, url) };
const client = createClient({ ...credentials, baseUrl: "http://127.0.0.1:4010", hooks });

try {
  await client.meterOrders.retrieve("prdo_lk4m8qtnwg1vy62q7gbniclw");
} catch (error) {
  if (!(error instanceof UnauthorizedError)) throw error;
  console.log(error.message);
}
