import { meterOrders } from "../faults/dialects.ts";
import { allFeatures } from "../faults/fault.ts";
import { ORDER } from "../stub-api.ts";
import type { Peer } from "./peer.ts";

/** The row names that goals refer to. */
export const OURS = "ours";
export const CREATE_CLIENT = "ours: createClient";
export const METER_ORDERS = "ours: client.meterOrders";
export const GET = "ours: client.GET";

export const ours: Peer = {
  name: OURS,
  package: "@meter-orders/client",
  setup: "client ID and secret",
  features: allFeatures,
  dialect: meterOrders,
  async makeClient({ baseUrl, secret, timeoutMs }) {
    const { createClient } = await import("@meter-orders/client");
    const self = createClient({ baseUrl, clientId: "id", clientSecret: secret, timeoutMs });
    return {
      self,
      retrieve: (id, signal) => self.meterOrders.retrieve(id, signal ? { signal } : {}),
      create: () => self.meterOrders.create({ subscription: "sub_1" }),
      list: (signal) => self.meterOrders.list(signal ? { signal } : {}),
    };
  },
  module: "@meter-orders/client",
  bundles: { [CREATE_CLIENT]: 'export { createClient } from "@meter-orders/client"' },
  programs: {
    [METER_ORDERS]: `import { createClient } from "@meter-orders/client";
const client = createClient({ token: "demo" });
export const order = await client.meterOrders.retrieve("prdo_1");
export const orders = client.meterOrders.list({ filter: { status: { in: ["waiting"] } }, limit: 10 });
export const created = await client.meterOrders.create({ subscription: "sub_1" });
`,
    [`${GET} and POST`]: `import { createClient } from "@meter-orders/client";
const client = createClient({ token: "demo" });
export const order = await client.GET("/meter-orders/{id}", { params: { path: { id: "prdo_1" } } });
export const orders = await client.GET("/meter-orders", {
  params: { query: { "filter[status][in]": ["waiting"], limit: 10 } },
});
export const created = await client.POST("/meter-orders", { body: { subscription: "sub_1" } });
`,
  },
  callers: {
    [METER_ORDERS]: async (baseUrl) => {
      const client = await fullClient(baseUrl);
      return () => client.meterOrders.retrieve(ORDER.id);
    },
    [GET]: async (baseUrl) => {
      const client = await fullClient(baseUrl);
      return async () => (await client.GET("/meter-orders/{id}", { params: { path: { id: ORDER.id } } })).data;
    },
  },
};

/** A client with every option in use. */
async function fullClient(baseUrl: string) {
  const { createClient } = await import("@meter-orders/client");
  return createClient({
    baseUrl,
    clientId: "id",
    clientSecret: "secret",
    timeoutMs: 10_000,
    deadlineMs: 60_000,
    retries: 3,
    hooks: { onRequest() {}, onResponse() {}, onRetry() {} },
  });
}
