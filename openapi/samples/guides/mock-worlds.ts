import { createClient } from "@meter-orders/client";
import { createMock } from "@meter-orders/mock";

const mock = createMock({ shared: false });
const anna = createClient({ token: "anna", fetch: mock.fetch });
const ben = createClient({ token: "ben", fetch: mock.fetch });

await anna.meterOrders.create({ subscription: "sub_sailsthrough000000000000" });
mock.world("anna").clock.advance("8w");

console.log("anna has", (await anna.meterOrders.list().toArray()).length);
console.log("ben has", (await ben.meterOrders.list().toArray()).length);
