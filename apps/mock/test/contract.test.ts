import { createClient } from "@meter-orders/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mock, startMock } from "../src/server.ts";
import { operations, queryParameters, successExamples } from "./bundle.ts";
import { validated, validatingFetch } from "./validate.ts";

const ORDER = "prdo_lk4m8qtnwg1vy62q7gbniclw";
const SUBSCRIPTION = "sub_fogoqycnk1cpgtonp3c0mge9";
const CREDENTIALS = `Basic ${btoa("client-id:client-secret")}`;

let mock: Mock;
let client: ReturnType<typeof createClient>;
let stranger: ReturnType<typeof createClient>;

beforeAll(async () => {
  mock = await startMock();
  client = createClient({ baseUrl: mock.url, token: "token", fetch: validatingFetch, retries: 0 });
  stranger = createClient({ baseUrl: mock.url, token: "token", fetch: withoutCredentials });
});
afterAll(() => mock.close());

function withoutCredentials(request: Request): Promise<Response> {
  request.headers.delete("authorization");
  return validatingFetch(request);
}

/** One valid call of every operation. */
const calls = {
  listMeterOrders: (headers: Record<string, string> = {}) => client.GET("/meter-orders", { headers }),
  createMeterOrder: (headers: Record<string, string> = {}) =>
    client.POST("/meter-orders", { body: { subscription: SUBSCRIPTION }, headers }),
  retrieveMeterOrder: (headers: Record<string, string> = {}) =>
    client.GET("/meter-orders/{id}", { params: { path: { id: ORDER } }, headers }),
  createToken: (headers: Record<string, string> = {}) =>
    client.POST("/oauth/token", {
      body: { grant_type: "client_credentials" },
      headers: { authorization: CREDENTIALS, ...headers },
    }),
};
const names = Object.keys(calls) as (keyof typeof calls)[];

test("calls every operation of the description", () => {
  expect(names.sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
});

describe.each(names)("%s", (name) => {
  test("answers a valid call with 200", async () => {
    const { response } = await calls[name]();
    expect(response.status).toBe(200);
  });

  const statuses = Object.keys(operations.find(({ operationId }) => operationId === name)?.responses ?? {});
  test.each(statuses)("answers %s when that is preferred", async (status) => {
    const { response } = await calls[name]({ prefer: `code=${status}` });
    expect(response.status).toBe(Number(status));
  });

  test("answers in dynamic mode what keeps the contract", async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { response } = await calls[name]({ prefer: `dynamic=true, seed=${seed}` });
      expect(response.status).toBe(200);
    }
  });
});

describe("every example order", () => {
  const orders = successExamples("retrieveMeterOrder");

  test("has a status of its own, 14 in all", () => {
    expect(new Set(orders.map(({ status }) => status)).size).toBe(14);
  });

  test.each(orders)("$id is found by its id", async (order) => {
    const { data } = await client.GET("/meter-orders/{id}", { params: { path: { id: String(order.id) } } });
    expect(data).toEqual(order);
  });
});

test.each(queryParameters("listMeterOrders"))("accepts $name with its example", async ({ name, example }) => {
  const { data } = await client.GET("/meter-orders", { params: { query: { [name]: example } } });
  expect(data).toMatchObject({ object: "list" });
});

test("shows a new order with the subscription that it was created for", async () => {
  const subscription = "sub_aaaaaaaaaaaaaaaaaaaaaaaa";
  const { data } = await client.POST("/meter-orders", { body: { subscription } });
  expect(data).toMatchObject({ subscription, status: "waiting" });
});

describe("errors that nobody has to prefer", () => {
  test("400 for a parameter that breaks its rule", async () => {
    const { error } = await client.GET("/meter-orders", { params: { query: { limit: 101 } } });
    expect(error).toMatchObject({ code: "BAD_REQUEST", message: 'Query parameter "limit" must be <= 100.' });
  });

  test("400 for a filter that does not exist, which the real API would ignore", async () => {
    // The client itself refuses to send it.
    const url = `${mock.url}/meter-orders?filter[stauts][eq]=waiting`;
    const response = await validatingFetch(new Request(url, { headers: { authorization: "Bearer token" } }));
    expect(await response.text()).toContain("did you mean filter[status][eq]?");
  });

  test("401 without credentials", async () => {
    const { error } = await stranger.GET("/meter-orders/{id}", { params: { path: { id: ORDER } } });
    expect(error?.code).toBe("UNAUTHORIZED");
  });

  test("404 for an order that does not exist", async () => {
    const { error } = await client.GET("/meter-orders/{id}", { params: { path: { id: `${ORDER}x` } } });
    expect(error?.code).toBe("NOT_FOUND");
  });

  test("405 for a method that the URL does not know", async () => {
    const { error, response } = await client.DELETE("/meter-orders" as never, {} as never);
    expect(error).toMatchObject({ code: "METHOD_NOT_ALLOWED" });
    expect(response.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
  });
});

test("every documented answer of every operation was given, and validated", () => {
  const documented = operations.flatMap(({ operationId, responses }) =>
    Object.keys(responses).map((status) => `${operationId} ${status}`),
  );
  expect([...validated].sort()).toEqual(documented.sort());
});
