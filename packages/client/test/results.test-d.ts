/** Checked by the type-checker, never run: an expected error that does not come is an error. */
import {
  type ConflictError,
  createClient,
  type MeterOrder,
  type MeterOrderList,
  type MeterOrdersError,
  type NotFoundError,
  settle,
  type TooManyRequestsError,
} from "../src/index.js";
import type { Token } from "../src/versions/edison/types.gen.js";

const client = createClient({ token: "t" });
const path = { id: "prdo_lk4m8qtnwg1vy62q7gbniclw" };

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
// @ts-expect-error: the API never answers so
if (result.status === 204) throw result;

const list = await client.GET("/meter-orders");
if (list.status === 200) list.data satisfies MeterOrderList;
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
