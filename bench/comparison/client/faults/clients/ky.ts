import ky from "ky";
import type { MakeClient } from "../fault.ts";

export const makeClient: MakeClient = ({ baseUrl, secret, timeoutMs }) => {
  const self = ky.create({ prefix: baseUrl, headers: { authorization: `Bearer ${secret}` }, timeout: timeoutMs });
  return {
    self,
    retrieve: (id, signal) => self.get(`meter-orders/${id}`, signal ? { signal } : {}).json(),
    create: () => self.post("meter-orders", { json: { subscription: "sub_1" } }).json(),
  };
};
