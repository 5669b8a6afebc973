import { createClient, TimeoutError } from "@meter-orders/client";
import { createMock } from "@meter-orders/mock";

const mock = createMock();
mock.faults.add("latency=2s");
const client = createClient({ token: "demo", fetch: mock.fetch });

try {
  // Each attempt may take 0.2 seconds, and all attempts together one second.
  await client.meterOrders.retrieve("prdo_lk4m8qtnwg1vy62q7gbniclw", { timeoutMs: 200, deadlineMs: 1_000 });
} catch (error) {
  if (!(error instanceof TimeoutError)) throw error;
  console.log(error.message);
}
