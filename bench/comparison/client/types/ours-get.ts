import { createClient } from "@meter-orders/client";

const client = createClient({ token: "demo" });
export const order = await client.GET("/meter-orders/{id}", { params: { path: { id: "prdo_1" } } });
export const orders = await client.GET("/meter-orders", {
  params: { query: { "filter[status][in]": ["waiting"], limit: 10 } },
});
export const created = await client.POST("/meter-orders", { body: { subscription: "sub_1" } });
