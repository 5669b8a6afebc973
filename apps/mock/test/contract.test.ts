import { createClient } from "@meter-orders/client";
import { describe, expect, test } from "vitest";
import { createMock } from "../src/index.ts";
import { operations, queryParameters, successExamples } from "./support/bundle.ts";
import { MODES } from "./support/listening-mock.ts";
import { validatingFetch } from "./support/validate.ts";

const ORDER = "prdo_lk4m8qtnwg1vy62q7gbniclw";
const CREDENTIALS = `Basic ${btoa("client-id:client-secret")}`;

type Client = ReturnType<typeof createClient>;
type Headers = Record<string, string>;

/** One valid call of every operation. */
const calls = {
  listMeterOrders: (client: Client, headers: Headers = {}) => client.GET("/meter-orders", { headers }),
  createMeterOrder: (client: Client, headers: Headers = {}) =>
    client.POST("/meter-orders", { body: { subscription: "sub_aaaaaaaaaaaaaaaaaaaaaaaa" }, headers }),
  retrieveMeterOrder: (client: Client, headers: Headers = {}) =>
    client.GET("/meter-orders/{id}", { params: { path: { id: ORDER } }, headers }),
  createToken: (client: Client, headers: Headers = {}) =>
    client.POST("/oauth/token", {
      body: { grant_type: "client_credentials" },
      headers: { authorization: CREDENTIALS, ...headers },
    }),
};
const names = Object.keys(calls) as (keyof typeof calls)[];

test("calls every operation of the description", () => {
  expect(names.sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
});

describe.each(MODES)("in %s mode, the mock", (mode) => {
  const mock = createMock({ mode });
  const validated = new Set<string>();
  const fetch = validatingFetch(mock.fetch, validated);
  const client = createClient({ baseUrl: "http://mock", token: "token", fetch, retries: 0 });

  describe.each(names)("%s", (name) => {
    test("answers a valid call with 200", async () => {
      const { response } = await calls[name](client);
      expect(response.status).toBe(200);
    });

    const statuses = Object.keys(operations.find(({ operationId }) => operationId === name)?.responses ?? {});
    test.each(statuses)("answers %s when that is preferred", async (status) => {
      const { response } = await calls[name](client, { prefer: `code=${status}` });
      expect(response.status).toBe(Number(status));
    });

    test("answers in dynamic mode what keeps the contract", async () => {
      for (let seed = 1; seed <= 10; seed++) {
        const { response } = await calls[name](client, { prefer: `dynamic=true, seed=${seed}` });
        expect(response.status).toBe(200);
      }
    });
  });

  test.each(successExamples("retrieveMeterOrder"))("finds the example order $id by its id", async (order) => {
    const { data } = await client.GET("/meter-orders/{id}", { params: { path: { id: String(order.id) } } });
    expect(data).toEqual(order);
  });

  test.each(queryParameters("listMeterOrders").filter(({ name }) => name !== "cursor"))(
    "accepts $name with its example",
    async ({ name, example }) => {
      const { data } = await client.GET("/meter-orders", { params: { query: { [name]: example } } });
      expect(data).toMatchObject({ object: "list" });
    },
  );

  test("shows a new order with the subscription that it was created for", async () => {
    const subscription = "sub_bbbbbbbbbbbbbbbbbbbbbbbb";
    const { data } = await client.POST("/meter-orders", { body: { subscription } });
    expect(data).toMatchObject({ subscription, status: "waiting" });
  });

  test("answers 404 for an order that does not exist", async () => {
    const { error } = await client.GET("/meter-orders/{id}", { params: { path: { id: `${ORDER}x` } } });
    expect(error?.code).toBe("NOT_FOUND");
  });

  test("answers 405 for a method that the URL does not know", async () => {
    const { error, response } = await client.DELETE("/meter-orders" as never, {} as never);
    expect(error).toMatchObject({ code: "METHOD_NOT_ALLOWED" });
    expect(response.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
  });

  test("gave every documented answer of every operation, and each was validated", () => {
    const documented = operations.flatMap(({ operationId, responses }) =>
      Object.keys(responses).map((status) => `${operationId} ${status}`),
    );
    expect([...validated].sort()).toEqual(documented.sort());
  });
});
