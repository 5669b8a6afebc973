/** What the client must be able to do wherever it runs. Nothing in here knows where that is. */
import {
  AbortError,
  ConnectionError,
  createClient,
  InvalidResponseError,
  type MeterOrdersClient,
  MeterOrdersError,
  NotFoundError,
  settle,
} from "@meter-orders/client";
import type { Settings } from "./exercise.ts";
import { expect, failure } from "./expect.ts";

export type Check = (client: MeterOrdersClient, settings: Settings) => Promise<void>;

const ORDER = "prdo_lk4m8qtnwg1vy62q7gbniclw";
const SUBSCRIPTION = "sub_n6jo1sxqmk9oyb4l3y5eqd67";

/** By name, in the order in which they run. */
export const checks: Record<string, Check> = {
  async construct() {
    createClient();
  },

  async retrieve(client) {
    expect((await client.meterOrders.retrieve(ORDER)).id, ORDER);
  },

  async GET(client) {
    const { status, data } = await client.GET("/meter-orders/{id}", { params: { path: { id: ORDER } } });
    expect(status, 200);
    expect(data?.id, ORDER);
  },

  async "not found"(client) {
    const error = await failure(client.meterOrders.retrieve("prdo_unknown"), NotFoundError);
    expect(error.status, 404);
    expect(error.attempts, 1);
  },

  async list(client) {
    const orders = client.meterOrders.list({ filter: { status: { in: ["waiting", "blocked"] } }, limit: 3 });
    const [first] = await orders.toArray({ limit: 1 });
    expect(first?.object, "meter_order");
  },

  async create(client) {
    expect((await client.meterOrders.create({ subscription: SUBSCRIPTION })).object, "meter_order");
  },

  async POST(client) {
    const { status, data } = await client.POST("/meter-orders", { body: { subscription: SUBSCRIPTION } });
    expect(status, 200);
    expect(data?.object, "meter_order");
  },

  async credentials(_, { api }) {
    const client = createClient({ baseUrl: api, clientId: "id", clientSecret: "secret" });
    const orders = await Promise.all([client.meterOrders.retrieve(ORDER), client.meterOrders.retrieve(ORDER)]);
    expect(orders.length, 2);
  },

  async settle(client) {
    const found = await settle(client.meterOrders.retrieve(ORDER));
    expect(found.value?.id, ORDER);
    const missing = await settle(client.meterOrders.retrieve("prdo_unknown"));
    expect(missing.status, 404);
  },

  async abort(_, { faults }) {
    const client = createClient({ baseUrl: `${faults}/silent`, token: "demo" });
    const start = Date.now();
    const error = await failure(client.meterOrders.retrieve(ORDER, { signal: AbortSignal.timeout(200) }), AbortError);
    expect(error.retryable, false);
    expect(Date.now() - start < 1_000, true);
  },

  async "stalled body"(_, { faults }) {
    const client = createClient({ baseUrl: `${faults}/stalled`, token: "demo", timeoutMs: 300, retries: 0 });
    const error = await failure(client.meterOrders.retrieve(ORDER), MeterOrdersError);
    expect(error.name, "TimeoutError");
  },

  async redirect(_, { faults }) {
    const client = createClient({ baseUrl: `${faults}/redirect`, token: "demo" });
    // The target would answer with an order.
    await failure(client.meterOrders.retrieve(ORDER), InvalidResponseError);
  },

  async "refused GET"(_, { closed }) {
    const client = createClient({ baseUrl: closed, token: "demo", retries: 1 });
    const error = await failure(client.meterOrders.retrieve(ORDER), ConnectionError);
    expect(error.attempts, 2);
  },

  async "refused POST"(_, { closed, tellsRefusal }) {
    const client = createClient({ baseUrl: closed, token: "demo", retries: 1 });
    const error = await failure(client.meterOrders.create({ subscription: SUBSCRIPTION }), ConnectionError);
    expect(error.outcomeUnknown, !tellsRefusal, error);
    expect(error.attempts, tellsRefusal ? 2 : 1, error);
  },
};
