import { createClient, ForbiddenError } from "@meter-orders/client";

const baseUrl = "http://127.0.0.1:4010";
const client = createClient({ token: writeOnlyToken, baseUrl });

async function writeOnlyToken(): Promise<string> {
  const response = await fetch(`${baseUrl}/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa("my-id:my-secret")}` },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: "write:*" }),
  });
  const { access_token } = await response.json();
  return access_token;
}

try {
  await client.meterOrders.retrieve("prdo_lk4m8qtnwg1vy62q7gbniclw");
} catch (error) {
  if (!(error instanceof ForbiddenError)) throw error;
  console.log(error.name, error.code, error.requestId);
}
