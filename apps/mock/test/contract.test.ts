/** Every operation of the spec, called through the client. */
import { createClient } from "@meter-orders/client";
import { describe, expect, test } from "vitest";
import { type Exchange, measureCoverage, recordingFetch } from "../../../packages/contract-tools/coverage/coverage.ts";
import { parametersOf, requests, type ValidRequest } from "../../../test/support/requests.ts";
import { createMock } from "../src/index.ts";
import { successExamples } from "./support/bundle.ts";
import { MODES } from "./support/listening-mock.ts";
import { validatingFetch } from "./support/validate.ts";

const ORDER = "prdo_lk4m8qtnwg1vy62q7gbniclw";
const exchanges: Exchange[] = [];

describe.each(MODES)("in %s mode, the mock", (mode) => {
  const mock = createMock({ mode });
  const validated = new Set<string>();
  const fetch = recordingFetch(validatingFetch(mock.fetch, validated), exchanges);
  const client = createClient({ baseUrl: "http://127.0.0.1", token: "demo", fetch, retries: 0 });

  const send = async ({ method, path, params, headers, body }: ValidRequest, prefer?: string, query = {}) => {
    const options = { params: { ...params, query }, headers: { ...headers, ...(prefer && { prefer }) }, body };
    const call: (path: string, options: object) => Promise<{ data?: unknown; response: Response }> =
      client[method as never];
    const { data, response } = await call(path, options);
    return { data, status: response.status };
  };

  describe.each(requests)("$operationId", (request) => {
    test("returns 200 for a valid request", async () => {
      expect(await send(request)).toMatchObject({ status: 200 });
    });

    test.each(Object.keys(request.operation.responses))("returns %s if that is preferred", async (status) => {
      expect(await send(request, `code=${status}`)).toMatchObject({ status: Number(status) });
    });

    test("returns valid responses in dynamic mode", async () => {
      for (let seed = 1; seed <= 10; seed++)
        expect(await send(request, `dynamic=true, seed=${seed}`)).toMatchObject({ status: 200 });
    });

    test.each(parametersOf(request.operation, "query"))("accepts $name with its example", async ({ name, example }) => {
      // A real cursor comes from the page before it.
      const { data } = await send(request, name === "cursor" ? "code=200" : undefined, { [name]: example });
      expect(data).toMatchObject({ object: "list" });
    });

    test.each(request.bodies)("accepts the example body %j", async (body) => {
      expect(await send({ ...request, body }, "code=200")).toMatchObject({ status: 200 });
    });
  });

  test.each(successExamples("retrieveMeterOrder"))("finds the example order $id by its id", async (order) => {
    const { data } = await client.GET("/meter-orders/{id}", { params: { path: { id: String(order.id) } } });
    // The mock may add an optional field that the example leaves out.
    expect(data).toMatchObject(order);
  });

  test("shows a new order with the subscription that it was created for", async () => {
    const subscription = "sub_bbbbbbbbbbbbbbbbbbbbbbbb";
    const { data } = await client.POST("/meter-orders", { body: { subscription } });
    expect(data).toMatchObject({ subscription, status: "waiting" });
  });

  test("returns 404 for an order that does not exist", async () => {
    const { error } = await client.GET("/meter-orders/{id}", { params: { path: { id: `${ORDER}x` } } });
    expect(error?.code).toBe("NOT_FOUND");
  });

  test("returns 405 for a method that the URL does not have", async () => {
    const init = { method: "DELETE", headers: { authorization: "Bearer token" } };
    const response = await fetch(new Request("http://mock/meter-orders", init));
    expect(await response.json()).toMatchObject({ code: "METHOD_NOT_ALLOWED" });
    expect(response.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
  });

  test("returned every documented response of every operation, each validated", () => {
    const documented = requests.flatMap(({ operationId, operation }) =>
      Object.keys(operation.responses).map((status) => `${operationId} ${status}`),
    );
    expect([...validated].sort()).toEqual(documented.sort());
  });
});

test("these requests exercise the whole spec", () => {
  const { table, problems } = measureCoverage(exchanges);
  console.log(`Exercised by the tests:\n${table}`);
  expect(problems).toEqual([]);
});
