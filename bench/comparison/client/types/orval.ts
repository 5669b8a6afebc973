import { createMeterOrder, listMeterOrders, retrieveMeterOrder } from "../../dist/orval/client.js";

export const order = await retrieveMeterOrder("prdo_1");
export const orders = await listMeterOrders({ "filter[status][in]": ["waiting"], limit: 10 });
export const created = await createMeterOrder({ subscription: "sub_1" });
