import { client } from "../../../dist/hey-api/client.gen.js";
import { createMeterOrder, retrieveMeterOrder } from "../../../dist/hey-api/index.js";
import type { MakeClient } from "../fault.ts";
import { dataOf } from "../returned-error.ts";

export const makeClient: MakeClient = ({ baseUrl, secret }) => {
  client.setConfig({ baseUrl, auth: secret });
  return {
    self: client,
    retrieve: (id, signal) => dataOf(retrieveMeterOrder({ path: { id }, ...(signal && { signal }) })),
    create: () => dataOf(createMeterOrder({ body: { subscription: "sub_1" } })),
  };
};
