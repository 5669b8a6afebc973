/** What the client must do in every runtime. Nothing in this file depends on the runtime. */
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

/** The servers to call, and what is known about the runtime. */
export interface Settings {
  /** The base URL of the mock. */
  api: string;
  /** The URL of the server that misbehaves. */
  faults: string;
  /** A URL at which nothing listens. */
  closed: string;
  /**
   * Whether the runtime distinguishes a refused connection from one that broke. Browsers do not, for privacy, and workerd
   * reports "Network connection lost" for both.
   */
  reportsRefusal: boolean;
}

/** The results of all checks by name: null when passed, otherwise what went wrong. */
export type Results = Record<string, string | null>;

/** Runs every check, even after one has failed. */
export async function runChecks(settings: Settings): Promise<Results> {
  const client = createClient({ baseUrl: settings.api, token: "demo" });
  const results: Results = {};
  for (const [name, check] of Object.entries(checks)) {
    results[name] = await check(client, settings).then(
      () => null,
      (error) => String(error),
    );
  }
  return results;
}

const ORDER = "prdo_lk4m8qtnwg1vy62q7gbniclw";

/** By name, in the order in which they run. */
const checks: Record<string, (client: MeterOrdersClient, settings: Settings) => Promise<void>> = {
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
    expect((await client.meterOrders.create({ subscription: newSubscription() })).object, "meter_order");
  },

  async POST(client) {
    const { status, data } = await client.POST("/meter-orders", { body: { subscription: newSubscription() } });
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
    // The target of the redirect returns an order.
    await failure(client.meterOrders.retrieve(ORDER), InvalidResponseError);
  },

  async "refused GET"(_, { closed }) {
    const client = createClient({ baseUrl: closed, token: "demo", retries: 1 });
    const error = await failure(client.meterOrders.retrieve(ORDER), ConnectionError);
    expect(error.attempts, 2);
  },

  async "refused POST"(_, { closed, reportsRefusal }) {
    const client = createClient({ baseUrl: closed, token: "demo", retries: 1 });
    const error = await failure(client.meterOrders.create({ subscription: newSubscription() }), ConnectionError);
    expect(error.outcomeUnknown, !reportsRefusal, error);
    expect(error.attempts, reportsRefusal ? 2 : 1, error);
  },
};

/** A subscription has at most one order, and all runtimes use the same mock. */
function newSubscription(): string {
  return `sub_${crypto.randomUUID().replaceAll("-", "").slice(0, 24)}`;
}

type Class<Type> = abstract new (...args: never[]) => Type;

/** The error of a call, which must be an instance of the class. */
async function failure<Type extends Error>(call: Promise<unknown>, expected: Class<Type>): Promise<Type> {
  const error = await call.then(
    () => new Error("It succeeded"),
    (reason) => reason,
  );
  if (error instanceof expected) return error;
  throw error;
}

/** @throws Error unless both values are the same. */
function expect(actual: unknown, expected: unknown, context?: Error): void {
  if (actual === expected) return;
  throw new Error(`${actual} instead of ${expected}${context ? `: ${context}` : ""}`);
}
