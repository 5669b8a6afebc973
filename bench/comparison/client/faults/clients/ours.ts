import { createClient } from "@meter-orders/client";
import type { MakeClient } from "../fault.ts";

export const makeClient: MakeClient = ({ baseUrl, secret, timeoutMs }) => {
  const self = createClient({ baseUrl, clientId: "id", clientSecret: secret, timeoutMs });
  return {
    self,
    retrieve: (id, signal) => self.meterOrders.retrieve(id, signal ? { signal } : {}),
    create: () => self.meterOrders.create({ subscription: "sub_1" }),
    list: (signal) => self.meterOrders.list(signal ? { signal } : {}),
  };
};
