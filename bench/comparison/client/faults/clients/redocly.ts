import { client } from "../../../dist/redocly/client.js";
import type { MakeClient } from "../fault.ts";

export const makeClient: MakeClient = ({ baseUrl, secret, timeoutMs }) => {
  const patience = { retry: { retries: 2 }, timeout: timeoutMs, idempotencyKey: true };
  client.configure({ serverUrl: baseUrl, auth: { bearer: secret }, ...patience });
  return {
    self: client,
    retrieve: (id, signal) => client.retrieveMeterOrder({ path: { id } }, signal ? { signal } : {}),
    create: () => client.createMeterOrder({ body: { subscription: "sub_1" } }),
    list: (signal) => client.listMeterOrders.items({}, signal ? { signal } : {}),
  };
};
