/** The HTTP libraries, which know no API. */
import { meterOrders } from "../faults/dialects.ts";
import { ORDER } from "../stub-api.ts";
import type { Caller, Peer } from "./peer.ts";

export const ky: Peer = {
  name: "ky",
  package: "ky",
  setup: "an access token as a header and a timeout",
  features: ["retries", "timeouts", "signals"],
  dialect: meterOrders,
  async makeClient({ baseUrl, secret, timeoutMs }) {
    const { default: ky } = await import("ky");
    const headers = { authorization: `Bearer ${secret}` };
    const self = ky.create({ prefix: baseUrl, headers, ...(timeoutMs && { timeout: timeoutMs }) });
    return {
      self,
      retrieve: (id, signal) => self.get(`meter-orders/${id}`, signal ? { signal } : {}).json(),
      create: () => self.post("meter-orders", { json: { subscription: "sub_1" } }).json(),
    };
  },
  module: "ky",
  bundles: { ky: 'export { default } from "ky"' },
};

export const axios: Peer = {
  name: "axios",
  package: "axios",
  setup: "an access token as a header and a timeout",
  features: ["timeouts", "signals"],
  dialect: meterOrders,
  async makeClient({ baseUrl: baseURL, secret, timeoutMs, usesFetch }) {
    const { default: axios } = await import("axios");
    const headers = { authorization: `Bearer ${secret}` };
    const options = { ...(timeoutMs && { timeout: timeoutMs }), ...(usesFetch && { adapter: "fetch" as const }) };
    const self = axios.create({ baseURL, headers, ...options });
    return {
      self,
      retrieve: async (id, signal) => (await self.get(`/meter-orders/${id}`, signal ? { signal } : {})).data,
      create: async () => (await self.post("/meter-orders", { subscription: "sub_1" })).data,
    };
  },
  module: "axios",
  bundles: { axios: 'export { default } from "axios"' },
};

/** No client at all. All others are measured against it. */
export const bareFetch: Caller = async (baseUrl) => async () => {
  const response = await fetch(`${baseUrl}/meter-orders/${ORDER.id}`, { headers: { authorization: "Bearer demo" } });
  return await response.json();
};
