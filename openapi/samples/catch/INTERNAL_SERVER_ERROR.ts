import { createClient, InternalServerError } from "@meter-orders/client";

// In the mock, a new token gets a new sandbox, in which the first request for this subscription fails.
const token = crypto.randomUUID();
const client = createClient({ token, baseUrl: "http://127.0.0.1:4010" });

try {
  await client.meterOrders.create({ subscription: "sub_servererror0000000000000" });
} catch (error) {
  if (!(error instanceof InternalServerError)) throw error;
  console.log(error.name, error.code, error.requestId);
}
