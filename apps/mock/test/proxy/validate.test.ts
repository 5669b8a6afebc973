import { expect, test } from "vitest";
import type { RawRequest } from "../../src/http/messages.ts";
import { MAX_BODY_BYTES } from "../../src/limits.ts";
import { createAjvEngine } from "../../src/validation/ajv-engine.ts";
import { createPrismEngine } from "../../src/validation/lazy-prism.ts";
import { bundle } from "../support/bundle.ts";
import { call, canned, contract, ORDER, order, through } from "../support/proxy-upstream.ts";

const UNKNOWN = "There is no such operation in the contract.";
const asJson = { "content-type": "application/json" };
const basic = { authorization: `Basic ${btoa("client-id:client-secret")}` };

/** What is recorded of the request; the response is beside the point. */
async function requestDeviations(sent: RawRequest) {
  const { deviations } = await through(canned({ body: order }), sent);
  return deviations.filter(({ side }) => side === "request");
}

test("finds nothing wrong with a request that is valid", async () => {
  expect(await requestDeviations(call("GET", "/meter-orders?limit=5&filter[status][in]=waiting,ordered"))).toEqual([]);
  expect(await requestDeviations(call("HEAD", ORDER))).toEqual([]);
});

test.each<[what: string, sent: RawRequest, operation: string, rule: string]>([
  [
    "a parameter that breaks its rule",
    call("GET", "/meter-orders?limit=0"),
    "listMeterOrders",
    'Query parameter "limit" must be >= 1.',
  ],
  [
    "a filter that does not exist",
    call("GET", "/meter-orders?filter[stauts][eq]=waiting"),
    "listMeterOrders",
    'There is no query parameter "filter[stauts][eq]"; did you mean filter[status][eq]? The real API ignores it and returns the unfiltered list.',
  ],
  [
    "an item of a list, whatever its number",
    call("GET", "/meter-orders?filter[product][in]=smart-meter-metrify,x"),
    "listMeterOrders",
    'An item of query parameter "filter[product][in]" must be one of smart-meter-energy-metering, smart-meter-metrify, smart-meter-inexogy.',
  ],
  [
    "missing credentials",
    call("GET", ORDER, { authorization: undefined }),
    "retrieveMeterOrder",
    'Header "Authorization" is missing or malformed. This operation takes Bearer credentials.',
  ],
  [
    "a body that breaks its schema",
    call("POST", "/meter-orders", asJson, "{}"),
    "createMeterOrder",
    'Body property "subscription" is required.',
  ],
  [
    "a body that cannot be read, without a piece of it",
    call("POST", "/oauth/token", { ...asJson, ...basic }, '{"refresh_token": rt_4hq8vdn2mx7wz0ky6tcs1gpb}'),
    "createToken",
    "The body is not application/json.",
  ],
  ["a path that nobody knows", call("GET", "/orders?limit=5"), "GET /orders", UNKNOWN],
  ["a method that the path does not know", call("DELETE", ORDER), "DELETE /meter-orders/{id}", UNKNOWN],
  [
    "a path that is malformed",
    call("GET", "/meter-orders/%E0%A4%A"),
    "GET /meter-orders/%E0%A4%A",
    "The path is not percent-encoded UTF-8.",
  ],
  [
    "a body that does not go along",
    call("GET", ORDER, {}, "x"),
    "retrieveMeterOrder",
    "The body was not forwarded: GET takes none.",
  ],
])("records %s", async (_, sent, operation, rule) => {
  const found = await requestDeviations(sent);
  expect(found.map((deviation) => [deviation.operation, deviation.rule])).toEqual([[operation, rule]]);
  expect(found[0]).not.toHaveProperty("status");
});

test("forwards what it records", async () => {
  const { reply } = await through(canned({ body: order }), call("GET", "/meter-orders?limit=0"));
  expect(reply.status).toBe(200);
  expect((await through(canned({ status: 404 }), call("GET", "/nothing"))).reply.status).toBe(404);
});

test("records no response to what the contract does not have", async () => {
  const { deviations } = await through(canned({ status: 418 }), call("GET", "/nothing"));
  expect(deviations.map(({ side }) => side)).toEqual(["request"]);
});

test("lets browsers ask first", async () => {
  const { reply, deviations } = await through(canned({ status: 204 }), call("OPTIONS", ORDER));
  expect([reply.status, deviations]).toEqual([204, []]);
});

test("rejects only a body that the mock cannot keep", async () => {
  const sent: RawRequest = { ...call("POST", "/meter-orders", asJson), body: "too large" };
  const { reply, deviations } = await through(canned({ body: order }), sent);
  const rule = `The body is larger than ${MAX_BODY_BYTES} bytes, so the request was not forwarded.`;
  expect(reply).toMatchObject({ status: 400, body: { code: "BAD_REQUEST", message: rule } });
  expect(deviations.map((deviation) => deviation.rule)).toContain(rule);
});

test("judges by whatever engine it is given", async () => {
  const sent = call("GET", "/meter-orders?limit=0");
  for (const engine of [createAjvEngine(contract.operations), createPrismEngine(contract.operations)]) {
    const { deviations } = await through(canned({ body: { object: "list", items: [] } }), sent, { engine });
    expect(deviations.map(({ rule }) => rule)).toEqual(['Query parameter "limit" must be >= 1.']);
  }
});

test("wants the API version of the contract", async () => {
  const [found] = await requestDeviations(call("GET", ORDER, { "x-api-version": "1999-01-01.first" }));
  expect(found?.rule).toContain(`must be ${bundle.info.version}`);
});
