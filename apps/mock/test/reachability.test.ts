/** Every response that the description documents, given on purpose: by itself where the sandbox can, else by a fault. */
import type { createClient } from "@meter-orders/client";
import { describe, expect, test } from "vitest";
import { requests } from "../../../test/support/requests.ts";
import { createMock, type Mock, subscriptionOf } from "../src/index.ts";
import { operations } from "./support/bundle.ts";
import { clientOf, createToken, HOST, subscription } from "./support/calls.ts";
import { validatingFetch } from "./support/validate.ts";

const ORDER = "prdo_lk4m8qtnwg1vy62q7gbniclw";
const GRANT = { grant_type: "client_credentials" } as const;

type Client = ReturnType<typeof createClient>;
/** One call; the response is validated on its way. */
type Way = (
  mock: Mock,
  client: Client,
  fetch: (request: Request) => Promise<Response>,
) => Promise<{ response: Response }>;

const basic = (client: string) => ({ authorization: `Basic ${btoa(`${client}:secret`)}` });
const raw =
  (method: string, target: string, headers: Record<string, string> = {}): Way =>
  async (_, __, fetch) => ({ response: await fetch(new Request(HOST + target, { method, headers })) });
/** The valid request of an operation, sent by a client. */
const send = (client: Client, name: string, further: Record<string, string> = {}): ReturnType<Way> => {
  const request = requests.find(({ operationId }) => operationId === name);
  if (!request) throw new Error(`The spec has no operation ${name}.`);
  const { method, path, params, headers, body } = request;
  const call: (path: string, options: object) => Promise<{ response: Response }> = client[method as never];
  return call(path, { params, body, headers: { ...headers, ...further } });
};

/** Creates with the token of another scope, or of a special client. */
const withToken =
  (name: string, client: string, scope: string): Way =>
  async (mock) => {
    const { body } = await createToken(mock, client, { ...GRANT, scope });
    return send(clientOf(mock), name, { authorization: `Bearer ${body.access_token}` });
  };
const createFor =
  (scenario: string): Way =>
  (_, client) =>
    client.POST("/meter-orders", { body: { subscription: subscriptionOf({ name: scenario }) } });

/** How the sandbox gives a response by itself. */
const NATURAL: Record<string, Record<number, Way>> = {
  retrieveMeterOrder: {
    400: raw("GET", `/meter-orders/${ORDER}?expand=customer`, { authorization: "Bearer demo" }),
    401: withToken("retrieveMeterOrder", "expired", "read:*"),
    403: withToken("retrieveMeterOrder", "my-id", "write:*"),
    404: (_, client) => client.GET("/meter-orders/{id}", { params: { path: { id: "prdo_unknown" } } }),
    405: raw("DELETE", `/meter-orders/${ORDER}`),
  },
  listMeterOrders: {
    400: (_, client) => client.GET("/meter-orders", { params: { query: { cursor: "altered" } } }),
    401: raw("GET", "/meter-orders"),
    403: withToken("listMeterOrders", "my-id", "write:*"),
    405: raw("PUT", "/meter-orders"),
  },
  createMeterOrder: {
    400: (_, client) => client.POST("/meter-orders", { body: { subscription: "malformed" } }),
    401: raw("POST", "/meter-orders"),
    402: createFor("unpaid"),
    403: withToken("createMeterOrder", "my-id", "read:*"),
    404: createFor("unknown"),
    409: async (mock, client) => {
      mock.orders.add({ subscription: subscription(1) });
      return client.POST("/meter-orders", { body: { subscription: subscription(1) } });
    },
    422: createFor("withoutproduct"),
    429: createFor("ratelimited"),
    500: createFor("servererror"),
  },
  createToken: {
    400: (_, client) =>
      client.POST("/oauth/token", { body: { grant_type: "password" as never }, headers: basic("my-id") }),
    401: (_, client) => client.POST("/oauth/token", { body: GRANT, headers: basic("unknown") }),
    405: raw("GET", "/oauth/token"),
  },
};

describe.each(operations)("$operationId", ({ operationId, responses }) => {
  test.each(Object.keys(responses).map(Number))("returns %i on purpose", async (status) => {
    const mock = createMock();
    const validated = new Set<string>();
    const fetch = validatingFetch(mock.fetch, validated);
    const client = clientOf(mock, { fetch });
    const natural = NATURAL[operationId]?.[status];
    const fault = status === 200 ? {} : { "x-mock-fault": `status=${status}` };
    const { response } = await (natural ? natural(mock, client, fetch) : send(client, operationId, fault));
    expect(response.status).toBe(status);
  });
});
