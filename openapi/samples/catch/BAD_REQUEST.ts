import { BadRequestError, createClient } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

try {
  await client.meterOrders.create({ subscription: "sub_mistyped" });
} catch (error) {
  if (!(error instanceof BadRequestError)) throw error;
  console.log(error.name, error.code, error.requestId);
}
