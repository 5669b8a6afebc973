import { createClient } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

// @ts-expect-error: the compiler refuses the field.
const typo = () => client.meterOrders.list({ filter: { stauts: { eq: "waiting" } } });
// @ts-expect-error: and the operator, which other fields have.
const operator = () => client.meterOrders.list({ filter: { status: { contains: "wait" } } });

for (const list of [typo, operator])
  try {
    list();
  } catch (error) {
    console.log(`${error}`); // Nothing was sent.
  }
