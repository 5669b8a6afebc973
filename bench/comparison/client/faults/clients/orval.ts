import { createMeterOrder, retrieveMeterOrder } from "../../../dist/orval/client.js";
import type { MakeClient } from "../fault.ts";
import { ReturnedError } from "../returned-error.ts";

export const makeClient: MakeClient = ({ baseUrl, secret }) => {
  process.env.METER_ORDERS_BASE_URL = baseUrl;
  const headers = { authorization: `Bearer ${secret}` };
  return {
    self: { retrieveMeterOrder, createMeterOrder },
    retrieve: (id, signal) => dataOf(retrieveMeterOrder(id, { headers, signal: signal ?? null })),
    create: () => dataOf(createMeterOrder({ subscription: "sub_1" }, { headers })),
  };
};

/** What was answered says by its status whether it is an error. */
async function dataOf(call: Promise<{ status: number; data: unknown }>): Promise<unknown> {
  const result = await call;
  if (result.status >= 300) throw new ReturnedError(result, result);
  return result.data;
}
