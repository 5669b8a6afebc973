import { createMeterOrder, listMeterOrders, retrieveMeterOrder } from "../../dist/hey-api/index.js";

export const order = await retrieveMeterOrder({ path: { id: "prdo_1" } });
export const orders = await listMeterOrders({ query: { "filter[status][in]": ["waiting"], limit: 10 } });
export const created = await createMeterOrder({ body: { subscription: "sub_1" } });
