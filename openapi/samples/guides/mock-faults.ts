import { createClient } from "@meter-orders/client";
import { createMock } from "@meter-orders/mock";

const mock = createMock();
const client = createClient({ token: "demo", fetch: mock.fetch });

mock.faults.add("status=429 retry-after=1 times=1 operation=retrieveMeterOrder");
const order = await client.meterOrders.retrieve("prdo_lk4m8qtnwg1vy62q7gbniclw");

console.log("after the retry:", order.status);
for (const { method, target, status } of mock.requests()) console.log(method, target, status);
