/** Checked by the type-checker, never run: an expected error that does not come is an error. */
import type { ErrorBody, MeterOrder, MeterOrderStatus } from "../src/index.js";
import { createClient } from "../src/index.js";

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
