import type { ErrorBody, MeterOrderList } from "@meter-orders/client";
import { createMock } from "@meter-orders/mock";

const misspelled = "http://mock/meter-orders?limit=100&filter[stauts][eq]=waiting";
const headers = { authorization: "Bearer demo" };

// Like the real API: the filter is ignored, and every order is returned.
const faithful = await createMock({ faithful: true }).fetch(misspelled, { headers });
const { items } = (await faithful.json()) as MeterOrderList;
console.log(faithful.status, items.length, "orders");

// The mock's default: it returns 400 and suggests the correct name.
const strict = await createMock().fetch(misspelled, { headers });
const { message } = (await strict.json()) as ErrorBody;
console.log(strict.status, message);
