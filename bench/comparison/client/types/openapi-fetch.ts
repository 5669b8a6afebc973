import createClient from "openapi-fetch";
import type { paths } from "../../dist/openapi-fetch/schema.d.ts";

const client = createClient<paths>({ baseUrl: "http://127.0.0.1" });
export const order = await client.GET("/meter-orders/{id}", { params: { path: { id: "prdo_1" } } });
export const orders = await client.GET("/meter-orders", {
  params: { query: { "filter[status][in]": ["waiting"], limit: 10 } },
});
export const created = await client.POST("/meter-orders", { body: { subscription: "sub_1" } });
