import axios from "axios";
import type { MakeClient } from "../fault.ts";

export const makeClient: MakeClient = ({ baseUrl, secret, timeoutMs }) => {
  const self = axios.create({ baseURL: baseUrl, headers: { authorization: `Bearer ${secret}` }, timeout: timeoutMs });
  return {
    self,
    retrieve: async (id, signal) => (await self.get(`/meter-orders/${id}`, signal ? { signal } : {})).data,
    create: async () => (await self.post("/meter-orders", { subscription: "sub_1" })).data,
  };
};
