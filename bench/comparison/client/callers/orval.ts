import { retrieveMeterOrder } from "../../dist/orval/client.js";
import { ORDER } from "../answers.ts";
import type { Caller } from "../cpu-process.ts";

export const caller: Caller = (baseUrl) => {
  process.env.METER_ORDERS_BASE_URL = baseUrl;
  const headers = { authorization: "Bearer demo" };
  return async () => (await retrieveMeterOrder(ORDER.id, { headers })).data as typeof ORDER;
};
