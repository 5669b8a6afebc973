import type { ErrorBody, MeterOrderList } from "@meter-orders/client";
import { createMock } from "@meter-orders/mock";

const mistaken = "http://mock/meter-orders?limit=100&filter[stauts][eq]=waiting";
const headers = { authorization: "Bearer demo" };

// As the real API does: the filter is ignored, and every order comes back.
const faithful = await createMock({ faithful: true }).fetch(mistaken, { headers });
const { items } = (await faithful.json()) as MeterOrderList;
console.log(faithful.status, items.length, "orders");

// As the mock does by default: it says what may have been meant.
const strict = await createMock().fetch(mistaken, { headers });
const { message } = (await strict.json()) as ErrorBody;
console.log(strict.status, message);
