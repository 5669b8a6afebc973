/** Checked by the type-checker, never run: an expected error that does not come is an error. */
import { createClient, type MeterOrderFilter, type MeterOrderIterable } from "../src/index.js";

const { meterOrders, GET } = createClient({ token: "t" });

meterOrders.list() satisfies MeterOrderIterable;
meterOrders.list({ filter: { status: { in: ["waiting", "blocked_wim"] }, customer: { contains: "x" } }, limit: 100 });
meterOrders.list({ filter: { created_at: { gte: new Date(), lte: "2024-03-14T12:00:00Z" } } });
meterOrders.list({ filter: { subscription: { is_null: true } } satisfies MeterOrderFilter });

// @ts-expect-error: there is no such field
meterOrders.list({ filter: { statuz: { eq: "waiting" } } });
// @ts-expect-error: the field is called product
meterOrders.list({ filter: { provider: { eq: "metrify" } } });
// @ts-expect-error: there is no such operator
meterOrders.list({ filter: { status: { equals: "waiting" } } });
// @ts-expect-error: a status cannot be searched in
meterOrders.list({ filter: { status: { contains: "wait" } } });
// @ts-expect-error: a time is compared with gte and lte
meterOrders.list({ filter: { created_at: { eq: new Date() } } });
// @ts-expect-error: there is no such status
meterOrders.list({ filter: { status: { eq: "waitng" } } });
// @ts-expect-error: there is no such status among them
meterOrders.list({ filter: { status: { in: ["waiting", "done"] } } });
// @ts-expect-error: a product has the prefix smart-meter-
meterOrders.list({ filter: { product: { eq: "metrify" } } });
// @ts-expect-error: several values are a list
meterOrders.list({ filter: { status: { in: "waiting" } } });
// @ts-expect-error: a field needs an operator
meterOrders.list({ filter: { status: "waiting" } });
// @ts-expect-error: whether something is null is no text
meterOrders.list({ filter: { customer: { is_null: "true" } } });
// @ts-expect-error: there is no such option
meterOrders.list({ filters: {} });
// @ts-expect-error: a number of orders is a number
meterOrders.list({ limit: "10" });

await GET("/meter-orders", { params: { query: { "filter[status][in]": ["waiting"], limit: 5 } } });
// @ts-expect-error: there is no such field
await GET("/meter-orders", { params: { query: { "filter[statuz][eq]": "waiting" } } });
// @ts-expect-error: there is no such operator
await GET("/meter-orders", { params: { query: { "filter[status][equals]": "waiting" } } });
// @ts-expect-error: there is no such operator for this field
await GET("/meter-orders", { params: { query: { "filter[created_at][eq]": "2024-03-14T12:00:00Z" } } });
// @ts-expect-error: there is no such status
await GET("/meter-orders", { params: { query: { "filter[status][eq]": "waitng" } } });
// @ts-expect-error: there is no such status among them
await GET("/meter-orders", { params: { query: { "filter[status][in]": ["done"] } } });
// @ts-expect-error: there is no such parameter, although the one beside it is right
await GET("/meter-orders", { params: { query: { limit: 5, curser: "x" } } });
// @ts-expect-error: an order is not filtered
await GET("/meter-orders/{id}", { params: { path: { id: "x" }, query: { limit: 5 } } });
