import { describe, expect, test } from "vitest";
import { createRouter, operationAt } from "../../src/http/router.ts";
import { createAjvEngine } from "../../src/validation/ajv-engine.ts";
import type { Engine, Operation, PrismRequest } from "../../src/validation/operation.ts";
import { createPrismEngine, loadContract } from "../../src/validation/prism.ts";
import { type Change, changedBundle } from "../support/bundle.ts";

const changedOperations = async (changes: Change[]) => (await loadContract(changedBundle(changes))).operations;

/** What the request is about, how the description differs, the request, and what is wrong with it. */
type Case = [what: string, changes: Change[], request: PrismRequest, problems: string[]];

const SUBSCRIPTION = "sub_fogoqycnk1cpgtonp3c0mge9";
const authorization = "Bearer token";

function list(query: Record<string, string>, headers: Record<string, string> = { authorization }): PrismRequest {
  return { method: "get", url: { path: "/meter-orders", query }, headers };
}

function retrieve(id: string): PrismRequest {
  return { method: "get", url: { path: `/meter-orders/${id}` }, headers: { authorization } };
}

function create(body: unknown): PrismRequest {
  const headers = { authorization, "content-type": "application/json" };
  return { method: "post", url: { path: "/meter-orders" }, headers, body };
}

function createToken(body: unknown): PrismRequest {
  const headers = { authorization: `Basic ${btoa("id:secret")}`, "content-type": "application/json" };
  return { method: "post", url: { path: "/oauth/token" }, headers, body };
}

/** What an engine finds wrong, as it comes: this one at once, Prism later. */
function found(operations: Operation[], createEngine: (operations: Operation[]) => Engine, request: PrismRequest) {
  const place = createRouter(operations)(request.url.path);
  return createEngine(operations).check(operationAt(place, request.method.toUpperCase()), request);
}

async function expectAgreement(changes: Change[], request: PrismRequest, problems: string[]): Promise<void> {
  const operations = await changedOperations(changes);
  // As it is when it comes from a file.
  const copy: Operation[] = JSON.parse(JSON.stringify(operations));
  const violations = await found(operations, createPrismEngine, request);
  expect(found(copy, createAjvEngine, request)).toEqual(violations);
  const told = violations.map(({ place, name, rule }) => `${place} ${name} ${rule}`);
  expect(told).toEqual(problems.map((problem) => expect.stringContaining(problem)));
}

describe("the engines agree on credentials:", () => {
  const withSecurity = (...alternatives: object[]): Change[] => [["paths/~1meter-orders/get/security", alternatives]];
  const [bearer, basic] = [{ accessToken: [] }, { clientCredentials: [] }];
  const from = (text: string) => ({ authorization: `Basic ${btoa(text)}` });
  const stranger = ["security Authorization is missing or malformed"];

  test.each<Case>([
    ["missing", [], list({}, {}), stranger],
    ["missing, beside a wrong parameter", [], list({ limit: "0" }, {}), [...stranger, "query limit must be >= 1"]],
    ["of a scheme that only ends like the right one", [], list({}, { authorization: "aBearer token" }), stranger],
    ["missing, where anybody may call", withSecurity(), list({}, {}), []],
    ["missing, where they are optional", withSecurity(bearer, {}), list({}, {}), []],
    ["malformed, where they are optional", withSecurity(bearer, {}), list({}, { authorization: "Bearer" }), stranger],
    ["of the second of two kinds", withSecurity(bearer, basic), list({}, from("id:secret")), []],
    ["without a colon", withSecurity(bearer, basic), list({}, from("id")), stranger],
    ["with two colons", withSecurity(bearer, basic), list({}, from("id:a:b")), stranger],
    ["one of two that belong together", withSecurity({ ...bearer, ...basic }), list({}), stranger],
  ])("%s", (_, changes, request, problems) => expectAgreement(changes, request, problems));
});

describe("the engines agree on parameters:", () => {
  const withParameter = (place: string, value: unknown): Change => [`components/parameters/${place}`, value];
  const required = [withParameter("Limit/required", true), withParameter("ApiVersion/required", true)];
  const statuses = { "filter[status][in]": "waiting,ordered" };

  test.each<Case>([
    ["valid ones", [], list({ limit: "100", ...statuses }), []],
    [
      "several wrong ones",
      [],
      list({ limit: "0", "filter[product][in]": "smart-meter-metrify,x" }),
      ["query limit must be >= 1", "query filter[product][in].1 "],
    ],
    ["required ones", required, list({}), ["header x-api-version is required", "query limit is required"]],
    ["a deprecated one", [withParameter("Limit/deprecated", true)], list({ limit: "5" }), []],
    [
      "a list whose items are given one by one",
      [withParameter("FilterStatusIn/explode", true)],
      list(statuses),
      ["query filter[status][in].0 must be one of waiting, "],
    ],
    [
      "a number in the path",
      [withParameter("MeterOrderId/schema", { type: "integer", minimum: 5 })],
      retrieve("4"),
      ["path id must be >= 5"],
    ],
    [
      "an encoded slash in the path",
      [withParameter("MeterOrderId/schema", { type: "string", maxLength: 3 })],
      retrieve("a%2Fb"),
      [],
    ],
  ])("%s", (_, changes, request, problems) => expectAgreement(changes, request, problems));
});

describe("the engines agree on bodies:", () => {
  const withNewOrder = (place: string, value: unknown): Change => [`components/schemas/NewMeterOrder/${place}`, value];
  const grants = { grant_type: "refresh_token", refresh_token: "x" };
  const ownKind = { $ref: "#/components/schemas/NewMeterOrder" };
  const subscription = SUBSCRIPTION;

  test.each<Case>([
    ["a valid one", [], create({ subscription }), []],
    ["one that is missing", [], create(undefined), ["body  is required"]],
    ["a property that is missing", [], create({}), ["body subscription is required"]],
    [
      "an unknown and a wrong property",
      [],
      create({ subscription: 5, x: 1 }),
      ["body x is unknown", "body subscription must be a string"],
    ],
    [
      "an alternative, by the dialect of the description",
      [["components/schemas/RefreshTokenGrant/dependentRequired", { refresh_token: ["scope"] }]],
      createToken(grants),
      ["body  must have property scope when property refresh_token is present"],
    ],
    ["one that may be missing", [["paths/~1meter-orders/post/requestBody/required", false]], create(undefined), []],
    [
      "one whose schema contains itself",
      [withNewOrder("properties/previous", ownKind)],
      create({ subscription, previous: { subscription, previous: {} } }),
      ["body previous.previous.subscription is required"],
    ],
    [
      "properties of any name",
      [withNewOrder("additionalProperties", { type: "string" })],
      create({ subscription, " a/b ": 1, "": 2 }),
      ["body  a~1b  must be a string", "body  must be a string"],
    ],
    [
      "properties that are not evaluated",
      [withNewOrder("additionalProperties", undefined), withNewOrder("unevaluatedProperties", false)],
      create({ subscription, x: 1 }),
      ["body  must not have unevaluated properties: 'x'"],
    ],
  ])("%s", (_, changes, request, problems) => expectAgreement(changes, request, problems));
});

const ORDER = "components/schemas/NewMeterOrder/properties/subscription";
const STATUSES = "components/parameters/FilterStatusIn";
const ID = "components/parameters/MeterOrderId/schema";
const SCHEME = "components/securitySchemes/accessToken";

test.each<[what: string, change: Change, reason: string]>([
  ["credentials that it does not know", [SCHEME, { type: "apiKey", in: "query", name: "key" }], '"accessToken"'],
  ["another style of a list", [`${STATUSES}/style`, "pipeDelimited"], "has the style pipeDelimited"],
  ["an object in the query", [`${STATUSES}/schema/type`, "object"], '"filter[status][in]" is of type object'],
  ["a list in the path", [ID, { type: "array", items: { type: "string" } }], '"id" is of type array'],
  ["allOf in a body", [`${ORDER}/allOf`, [{ minLength: 1 }]], "the body (application/json) has allOf"],
  ["a property that is read-only", [`${ORDER}/readOnly`, true], "the body (application/json) has readOnly"],
  ["a format of which Prism has an older idea", [ID, { type: "string", format: "ipv4" }], "has the format ipv4"],
])("the ajv engine refuses %s, and says what to do instead", async (_, change, reason) => {
  const operations = await changedOperations([change]);
  expect(() => createAjvEngine(operations)).toThrow(reason);
  expect(() => createAjvEngine(operations)).toThrow("Use the engine prism instead.");
});
