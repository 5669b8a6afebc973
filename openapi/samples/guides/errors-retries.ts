import { createClient } from "@meter-orders/client";
import { createMock } from "@meter-orders/mock";

const mock = createMock();
mock.faults.add("status=429 retry-after=1 times=1");
mock.faults.add("status=503 times=1");

const client = createClient({
  token: "demo",
  fetch: mock.fetch,
  hooks: {
    onRetry: ({ attempt, status, delayMs }) =>
      console.log(`attempt ${attempt}: ${status}, next in ${Math.round(delayMs)} ms`),
  },
});

const order = await client.meterOrders.retrieve("prdo_lk4m8qtnwg1vy62q7gbniclw");
console.log(order.status);
