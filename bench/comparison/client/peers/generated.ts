/** The clients that are generated from our spec. */
import type { paths } from "../../dist/openapi-fetch/schema.d.ts";
import { meterOrders } from "../faults/dialects.ts";
import { allFeatures, ReturnedError } from "../faults/fault.ts";
import type { Peer } from "./peer.ts";

export const openapiFetch: Peer = {
  name: "openapi-fetch",
  package: "openapi-fetch",
  setup: "an access token as a header; errors are returned",
  features: ["signals", "ids"],
  dialect: meterOrders,
  async makeClient({ baseUrl, secret }) {
    const { default: createClient } = await import("openapi-fetch");
    const self = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${secret}` } });
    return {
      self,
      retrieve: (id, signal) =>
        dataOf(self.GET("/meter-orders/{id}", { params: { path: { id } }, signal: signal ?? null })),
      create: () => dataOf(self.POST("/meter-orders", { body: { subscription: "sub_1" } })),
    };
  },
  module: "openapi-fetch",
  bundles: { "openapi-fetch": 'export { default } from "openapi-fetch"' },
  programs: {
    "openapi-fetch": `import createClient from "openapi-fetch";
import type { paths } from "./openapi-fetch/schema.d.ts";
const client = createClient<paths>({ baseUrl: "http://127.0.0.1" });
export const order = await client.GET("/meter-orders/{id}", { params: { path: { id: "prdo_1" } } });
export const orders = await client.GET("/meter-orders", {
  params: { query: { "filter[status][in]": ["waiting"], limit: 10 } },
});
export const created = await client.POST("/meter-orders", { body: { subscription: "sub_1" } });
`,
  },
};

export const heyApi: Peer = {
  name: "Hey API",
  package: "@hey-api/openapi-ts",
  setup: "its fetch client, an access token; errors are returned",
  features: ["signals", "ids"],
  dialect: meterOrders,
  async makeClient({ baseUrl, secret }) {
    const { client } = await import("../../dist/hey-api/client.gen.js");
    const { createMeterOrder, retrieveMeterOrder } = await import("../../dist/hey-api/index.js");
    client.setConfig({ baseUrl, auth: secret });
    return {
      self: client,
      retrieve: (id, signal) => dataOf(retrieveMeterOrder({ path: { id }, ...(signal && { signal }) })),
      create: () => dataOf(createMeterOrder({ body: { subscription: "sub_1" } })),
    };
  },
  module: "./dist/hey-api/index.js",
  bundles: {
    "Hey API": 'export * from "./dist/hey-api/index.js"; export { client } from "./dist/hey-api/client.gen.js"',
    "Hey API, one operation": 'export { retrieveMeterOrder } from "./dist/hey-api/index.js"',
  },
  programs: {
    "Hey API": `import { createMeterOrder, listMeterOrders, retrieveMeterOrder } from "./hey-api/index.js";
export const order = await retrieveMeterOrder({ path: { id: "prdo_1" } });
export const orders = await listMeterOrders({ query: { "filter[status][in]": ["waiting"], limit: 10 } });
export const created = await createMeterOrder({ body: { subscription: "sub_1" } });
`,
  },
};

export const redocly: Peer = {
  name: "Redocly",
  package: "@redocly/cli",
  setup:
    "`generate-client` with pagination, an access token, two retries, a timeout, and idempotency keys; it has none of these " +
    "by default",
  features: allFeatures.filter((feature) => feature !== "tokens"),
  dialect: meterOrders,
  async makeClient({ baseUrl, secret, timeoutMs }) {
    const { client } = await import("../../dist/redocly/client.js");
    const options = timeoutMs ? { retry: { retries: 2 }, timeout: timeoutMs, idempotencyKey: true } : {};
    client.configure({ serverUrl: baseUrl, auth: { bearer: secret }, ...options });
    return {
      self: client,
      retrieve: (id, signal) => client.retrieveMeterOrder({ path: { id } }, signal ? { signal } : {}),
      create: () => client.createMeterOrder({ body: { subscription: "sub_1" } }),
      list: (signal) => client.listMeterOrders.items({}, signal ? { signal } : {}),
    };
  },
  module: "./dist/redocly/client.js",
  bundles: { Redocly: 'export { client } from "./dist/redocly/client.js"' },
  programs: {
    Redocly: `import { createMeterOrder, listMeterOrders, retrieveMeterOrder } from "./redocly/client.js";
export const order = await retrieveMeterOrder({ path: { id: "prdo_1" } });
export const orders = await listMeterOrders({ query: { "filter[status][in]": ["waiting"], limit: 10 } });
export const created = await createMeterOrder({ body: { subscription: "sub_1" } });
`,
  },
};

export const orval: Peer = {
  name: "orval",
  package: "orval",
  setup: "its fetch client, an access token as a header; errors are returned",
  features: ["signals", "ids"],
  dialect: meterOrders,
  async makeClient({ baseUrl, secret }) {
    process.env.METER_ORDERS_BASE_URL = baseUrl;
    const { createMeterOrder, retrieveMeterOrder } = await import("../../dist/orval/client.js");
    const headers = { authorization: `Bearer ${secret}` };
    return {
      self: { retrieveMeterOrder, createMeterOrder },
      retrieve: (id, signal) => dataOfStatus(retrieveMeterOrder(id, { headers, signal: signal ?? null })),
      create: () => dataOfStatus(createMeterOrder({ subscription: "sub_1" }, { headers })),
    };
  },
  module: "./dist/orval/client.js",
  bundles: {
    orval: 'export * from "./dist/orval/client.js"',
    "orval, one operation": 'export { retrieveMeterOrder } from "./dist/orval/client.js"',
  },
  programs: {
    orval: `import { createMeterOrder, listMeterOrders, retrieveMeterOrder } from "./orval/client.js";
export const order = await retrieveMeterOrder("prdo_1");
export const orders = await listMeterOrders({ "filter[status][in]": ["waiting"], limit: 10 });
export const created = await createMeterOrder({ subscription: "sub_1" });
`,
  },
};

/** The data of a result. Throws when it has an error. */
async function dataOf(call: Promise<{ data?: unknown; error?: unknown; response?: unknown }>): Promise<unknown> {
  const result = await call;
  if (result.error !== undefined) throw new ReturnedError(result, result.error);
  return result.data;
}

/** The data of a result of orval, in which only the status tells whether it is an error. */
async function dataOfStatus(call: Promise<{ status: number; data: unknown }>): Promise<unknown> {
  const result = await call;
  if (result.status >= 300) throw new ReturnedError(result, result);
  return result.data;
}
