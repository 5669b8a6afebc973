import { createClient } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

// @ts-expect-error: unknown field.
const typo = () => client.meterOrders.list({ filter: { stauts: { eq: "waiting" } } });
// @ts-expect-error: operator that this field does not support.
const operator = () => client.meterOrders.list({ filter: { status: { contains: "wait" } } });

for (const list of [typo, operator])
  try {
    list();
  } catch (error) {
    console.log(`${error}`); // No request was sent.
  }
