import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createClient, PRODUCTION_URL, TokenError } from "../../src/index.js";
import { json } from "../support/behaviors.js";
import { failureOf } from "../support/clients.js";
import { faultServer } from "../support/fault-server.js";
import { id, order } from "../support/samples.js";

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

test("takes the address and the token from the environment", async () => {
  const server = await serverOfTheEnvironment();
  vi.stubEnv("METER_ORDERS_TOKEN", "token-of-the-environment");
  expect(await createClient().meterOrders.retrieve(id)).toEqual(order);
  expect(server.requests[0]?.headers.authorization).toBe("Bearer token-of-the-environment");
});

test("takes the credentials from the environment", async () => {
  const server = await serverOfTheEnvironment();
  vi.stubEnv("METER_ORDERS_CLIENT_ID", "id");
  vi.stubEnv("METER_ORDERS_CLIENT_SECRET", "secret");
  expect(await createClient().meterOrders.retrieve(id)).toEqual(order);
  expect(server.tokenRequests[0]?.headers.authorization).toBe(`Basic ${btoa("id:secret")}`);
});

test("prefers what the code says to the environment", async () => {
  const server = await faultServer([json(order)]);
  vi.stubEnv("METER_ORDERS_BASE_URL", "http://127.0.0.1:1");
  vi.stubEnv("METER_ORDERS_TOKEN", "token-of-the-environment");
  await createClient({ baseUrl: server.url, token: "t" }).meterOrders.retrieve(id);
  await createClient({ baseUrl: server.url, clientId: "id", clientSecret: "secret" }).meterOrders.retrieve(id);
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer t", "Bearer token-1"]);
});

test("counts an empty variable as none", async () => {
  for (const name of ["TOKEN", "CLIENT_ID", "CLIENT_SECRET", "BASE_URL"]) vi.stubEnv(`METER_ORDERS_${name}`, "");
  const urls: string[] = [];
  const fetch = async ({ url }: Request) => {
    urls.push(url);
    return Response.json(order);
  };
  await createClient({ token: "t", fetch }).meterOrders.retrieve(id);
  expect(urls).toEqual([`${PRODUCTION_URL}/meter-orders/${id}`]);
});

test("says how to pass credentials when there are none, before anything is sent", async () => {
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
])("refuses the credentials %j at once, without showing the secret", (credentials) => {
  expect(() => createClient(credentials)).toThrow(TypeError);
  expect(() => createClient(credentials)).toThrow(/client(Id|Secret)/);
  expect(() => createClient(credentials)).not.toThrow(/hunter2/);
});

test("does not show the password of an address that it refuses", () => {
  const create = () => createClient({ baseUrl: "https://me:hunter2@api.example", token: "t" });
  expect(create).toThrow(TypeError);
  expect(create).not.toThrow(/hunter2/);
});
