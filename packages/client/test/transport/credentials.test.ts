import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError, ConnectionError, createClient, PRODUCTION_URL, TokenError } from "../../src/index.js";
import { failure, json, reset, text } from "../support/behaviors.js";
import {
  clientOf,
  clientWithSecret,
  failureOf,
  serveWithSecret,
  shortBackoff,
  tokenFailureOf,
} from "../support/clients.js";
import { type Behavior, faultServer, issueTokens } from "../support/fault-server.js";
import { id, order } from "../support/samples.js";

test.for([
  ["gets a 500", failure(500)],
  ["gets a 503", failure(503)],
  ["loses its connection", reset()],
  ["gets truncated JSON", text('{"access_tok', 200)],
  ["gets an HTML page", text("<h1>Maintenance</h1>", 404)],
] as [string, Behavior][])(
  "reports a token request that %s once, and sends another one for the next call",
  async ([, behavior]) => {
    const server = await faultServer([json(order)], { tokens: [behavior, issueTokens()] });
    const { meterOrders } = clientWithSecret(server, { retries: 0 });
    const errors = await Promise.all([1, 2, 3].map(() => failureOf(meterOrders.retrieve(id))));
    for (const error of errors) expect(error).toBeInstanceOf(TokenError);
    expect(server.tokenRequests).toHaveLength(1);
    expect(await meterOrders.retrieve(id)).toEqual(order);
  },
);

test("keeps status, request ID, and error of the token endpoint", async () => {
  const error = await tokenFailureOf(failure(403));
  expect(error).toMatchObject({ status: 403, requestId: "request-403", attempts: 1, retryable: false });
  expect(error.cause).toBeInstanceOf(ApiError);
  expect(error.message).toContain("No access token: POST /oauth/token: 403 FORBIDDEN");
});

test("reports an interrupted connection", async () => {
  const error = await tokenFailureOf(reset());
  expect(error.cause).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ retryable: true, outcomeUnknown: false });
});

test.for([400, 401, 403])("does not resend credentials that were rejected with %i", async (status) => {
  const { server, meterOrders } = await serveWithSecret([json(order)], { tokens: [failure(status)] });
  const together = await Promise.all([1, 2, 3].map(() => failureOf(meterOrders.retrieve(id))));
  const later = await failureOf(meterOrders.retrieve(id));
  for (const error of [...together, later]) expect(error).toMatchObject({ name: "TokenError", status });
  expect(server.tokenRequests).toHaveLength(1);
  expect(server.requests).toHaveLength(0);
});

test("retries a token request after 429", async () => {
  shortBackoff();
  const server = await faultServer([json(order)], { tokens: [failure(429), issueTokens()] });
  expect(await clientWithSecret(server).meterOrders.retrieve(id)).toEqual(order);
});

test("passes on the Retry-After of the token endpoint", async () => {
  const error = await tokenFailureOf(failure(429, { "retry-after": "3600" }));
  expect(error).toMatchObject({ name: "TokenError", retryAfterMs: 3_600_000, retryable: true, attempts: 1 });
});

test("reports a token that cannot be sent without showing it", async () => {
  const token = { access_token: "two words", token_type: "Bearer", expires_in: 3600 };
  const error = await tokenFailureOf(json(token));
  expect(error).toBeInstanceOf(TokenError);
  expect(error.message).toContain("not a single word of ASCII");
  expect(error.message).not.toContain("two words");
});

test("treats a token without a lifetime as one that does not expire", async () => {
  const { meterOrders } = await serveWithSecret([json(order)], {
    tokens: [json({ access_token: "t" }), failure(401)],
  });
  await meterOrders.retrieve(id);
  expect(await meterOrders.retrieve(id)).toEqual(order);
});

test("rejects a call with the error of the token function, and calls it again for the next call", async () => {
  const server = await faultServer([json(order)]);
  const results = [() => Promise.reject(new RangeError("vault is sealed")), () => "t"];
  const client = clientOf(server, { token: () => results.shift()?.() ?? "t" });
  await expect(client.meterOrders.retrieve(id)).rejects.toThrow("vault is sealed");
  expect(await client.meterOrders.retrieve(id)).toEqual(order);
});

test("throws a retryable TokenError when the token function fails", async () => {
  const server = await faultServer([json(order)]);
  const token = () => {
    throw new Error("the vault is sealed");
  };
  const error = await failureOf(clientOf(server, { token }).meterOrders.retrieve(id));
  expect(error).toBeInstanceOf(TokenError);
  expect(error).toMatchObject({ message: "No access token: the vault is sealed", retryable: true, attempts: 0 });
  expect(server.requests).toEqual([]);
});

beforeEach(() => {
  for (const name of ["TOKEN", "CLIENT_ID", "CLIENT_SECRET", "BASE_URL"]) vi.stubEnv(`METER_ORDERS_${name}`, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** A server that the environment names. */
async function serverOfTheEnvironment() {
  const server = await faultServer([json(order)]);
  vi.stubEnv("METER_ORDERS_BASE_URL", server.url);
  return server;
}

test("reads the base URL and the token from environment variables", async () => {
  const server = await serverOfTheEnvironment();
  vi.stubEnv("METER_ORDERS_TOKEN", "token-of-the-environment");
  expect(await createClient().meterOrders.retrieve(id)).toEqual(order);
  expect(server.requests[0]?.headers.authorization).toBe("Bearer token-of-the-environment");
});

test("reads client credentials from environment variables", async () => {
  const server = await serverOfTheEnvironment();
  vi.stubEnv("METER_ORDERS_CLIENT_ID", "id");
  vi.stubEnv("METER_ORDERS_CLIENT_SECRET", "secret");
  expect(await createClient().meterOrders.retrieve(id)).toEqual(order);
  expect(server.tokenRequests[0]?.headers.authorization).toBe(`Basic ${btoa("id:secret")}`);
});

test("prefers options to environment variables", async () => {
  const server = await faultServer([json(order)]);
  vi.stubEnv("METER_ORDERS_BASE_URL", "http://127.0.0.1:1");
  vi.stubEnv("METER_ORDERS_TOKEN", "token-of-the-environment");
  await createClient({ baseUrl: server.url, token: "t" }).meterOrders.retrieve(id);
  await createClient({ baseUrl: server.url, clientId: "id", clientSecret: "secret" }).meterOrders.retrieve(id);
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer t", "Bearer token-1"]);
});

test("treats an empty environment variable as not set", async () => {
  for (const name of ["TOKEN", "CLIENT_ID", "CLIENT_SECRET", "BASE_URL"]) vi.stubEnv(`METER_ORDERS_${name}`, "");
  const urls: string[] = [];
  const fetch = async ({ url }: Request) => {
    urls.push(url);
    return Response.json(order);
  };
  await createClient({ token: "t", fetch }).meterOrders.retrieve(id);
  expect(urls).toEqual([`${PRODUCTION_URL}/meter-orders/${id}`]);
});

test("explains how to pass credentials when there are none, before anything is sent", async () => {
  const server = await serverOfTheEnvironment();
  const error = await failureOf(createClient().meterOrders.retrieve(id));
  expect(error).toBeInstanceOf(TokenError);
  expect(error).toMatchObject({ attempts: 0, retryable: false });
  expect(error.message).toMatch(/token.*clientId.*clientSecret.*METER_ORDERS_/);
  expect(server.requests).toEqual([]);
});

test.for([
  { clientId: "id" },
  { clientSecret: "hunter2" },
  { clientId: "a:b", clientSecret: "hunter2" },
  { clientId: "", clientSecret: "hunter2" },
  { clientId: "id", clientSecret: "" },
])("rejects the credentials %j immediately, without showing the secret", (credentials) => {
  expect(() => createClient(credentials)).toThrow(TypeError);
  expect(() => createClient(credentials)).toThrow(/client(Id|Secret)/);
  expect(() => createClient(credentials)).not.toThrow(/hunter2/);
});

test("does not show the password in a base URL that it rejects", () => {
  const create = () => createClient({ baseUrl: "https://me:hunter2@api.example", token: "t" });
  expect(create).toThrow(TypeError);
  expect(create).not.toThrow(/hunter2/);
});
