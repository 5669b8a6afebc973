import {
  type ConflictError,
  createClient,
  type ErrorBody,
  type MeterOrder,
  type MeterOrderFilter,
  type MeterOrderIterable,
  type MeterOrderList,
  type MeterOrderStatus,
  type MeterOrdersError,
  type NotFoundError,
  settle,
  type TooManyRequestsError,
} from "../src/index.js";
import type { Token } from "../src/versions/edison/types.gen.js";

const client = createClient({ token: "t" });
const path = { id: "prdo_lk4m8qtnwg1vy62q7gbniclw" };

const { data, error } = await client.GET("/meter-orders/{id}", { params: { path } });
if (data) {
  data satisfies MeterOrder;
  data.status satisfies MeterOrderStatus;
  data.object satisfies "meter_order";
  // @ts-expect-error: an order has no such field
  data.no_such_field;
} else {
  error.code satisfies ErrorBody["code"];
  error.message satisfies string;
  // @ts-expect-error: an error has no data
  data.id;
}

const list = await client.GET("/meter-orders", {
  params: { query: { limit: 5, "filter[product][eq]": "smart-meter-metrify" } },
});
list.data?.items[0]?.id satisfies string | undefined;
list.data?.next_page satisfies string | null | undefined;

await client.POST("/meter-orders", { body: { subscription: "sub_fogoqycnk1cpgtonp3c0mge9" } });
await client.POST("/oauth/token", { body: { grant_type: "client_credentials" } });

// @ts-expect-error: there is no such path
await client.GET("/meter-order/{id}", { params: { path } });
// @ts-expect-error: the id is missing
await client.GET("/meter-orders/{id}", {});
// @ts-expect-error: an order cannot be deleted
await client.DELETE("/meter-orders/{id}", { params: { path } });
// @ts-expect-error: the subscription is missing
await client.POST("/meter-orders", { body: {} });
// @ts-expect-error: a subscription is known by its id
await client.POST("/meter-orders", { body: { subscription: 7 } });
// @ts-expect-error: there is no such status
await client.GET("/meter-orders", { params: { query: { "filter[status][eq]": "done" } } });

const result = await client.GET("/meter-orders/{id}", { params: { path } });
// @ts-expect-error: there may be no data
result.data.id;
switch (result.status) {
  case 200:
    result.data satisfies MeterOrder;
    result.error satisfies undefined;
    break;
  case 404:
    result.error.code satisfies "NOT_FOUND";
    // @ts-expect-error: a 404 has another code
    result.error.code satisfies "CONFLICT";
    // @ts-expect-error: an error has no order
    result.data.id;
    break;
  case 429:
    result.error.code satisfies "TOO_MANY_REQUESTS";
    break;
  default:
    result.error.message satisfies string;
    result.status satisfies 400 | 401 | 402 | 403 | 405 | 409 | 422 | 500;
}
// @ts-expect-error: the API never returns this status
if (result.status === 204) throw result;

const all = await client.GET("/meter-orders");
if (all.status === 200) all.data satisfies MeterOrderList;
const token = await client.POST("/oauth/token", { body: { grant_type: "client_credentials" } });
if (token.status === 200) token.data satisfies Token;
const created = await client.POST("/meter-orders", { body: { subscription: "sub_x" } });
if (created.status === 409) created.error.code satisfies "CONFLICT";

const settled = await settle(client.meterOrders.retrieve(path.id));
if (settled.ok) {
  settled.value satisfies MeterOrder;
  settled.error satisfies undefined;
} else if (settled.status === 404) {
  settled.error satisfies NotFoundError;
  settled.error.code satisfies "NOT_FOUND";
  settled.error.status satisfies 404;
  // @ts-expect-error: a 404 is no conflict
  settled.error satisfies ConflictError;
} else if (settled.status === 429) {
  settled.error satisfies TooManyRequestsError;
  settled.error.retryAfterMs satisfies number | undefined;
} else if (settled.status === undefined) {
  settled.error satisfies MeterOrdersError;
  // @ts-expect-error: not every error has a code
  settled.error.code;
}
// @ts-expect-error: it may have failed
settled.value.id;
// @ts-expect-error: no error of the API has this status
if (settled.status === 418) throw settled;

const { order, created: isNew } = await client.meterOrders.createOrRetrieve({ subscription: "sub_x" });
order satisfies MeterOrder;
isNew satisfies boolean;
// @ts-expect-error: the provider is not chosen by the caller
await client.meterOrders.create({ subscription: "sub_x", provider: "metrify" });
// @ts-expect-error: the subscription is missing
await client.meterOrders.createOrRetrieve({});

const { meterOrders, GET } = client;

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
