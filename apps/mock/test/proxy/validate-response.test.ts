import { describe, expect, test } from "vitest";
import { MAX_BYTES_FOR_EVERY_VIOLATION, MAX_CHECKED_BYTES } from "../../src/limits.ts";
import { createAjvEngine } from "../../src/validation/ajv-engine.ts";
import { loadContract } from "../../src/validation/lazy-prism.ts";
import { bundle } from "../support/bundle.ts";
import { type Canned, call, canned, ORDER, order, rulesOf, through } from "../support/proxy-upstream.ts";

const GET = call("GET", ORDER);

const without = (name: string) => ({ ...order, [name]: undefined });
const error = { message: "No.", requestId: crypto.randomUUID(), docs: "https://docs.example/" };

test("finds nothing wrong with a response that is valid", async () => {
  const headers = { "content-type": "Application/JSON; charset=utf-8" };
  expect(await rulesOf(GET, { headers, body: order })).toEqual([]);
});

test.each<[what: string, answer: Canned, rule: string]>([
  ["a property that is missing", { body: without("customer") }, 'body property "customer" is required.'],
  ["a property of another type", { body: { ...order, status: 5 } }, 'body property "status" must be a string.'],
  ["a constant that is another", { body: { ...order, object: "x" } }, 'body property "object" must be meter_order.'],
  ["a body of another type", { body: [order] }, "body must be an object."],
  [
    "an ID of another form",
    { body: { ...order, id: "x" } },
    'body property "id" must match pattern "^prdo_[a-z0-9]{24}$".',
  ],
  [
    "a time that is none",
    { body: { ...order, created_at: "today" } },
    'body property "created_at" must match format "date-time".',
  ],
  [
    "a status that the vendor has added",
    { body: { ...order, status: "paused" } },
    'body property "status" has a value that the contract does not know: "paused".',
  ],
  ["a body that ends too early", { body: '{"id":' }, "body is not JSON in UTF-8."],
  ["a body that is no UTF-8", { body: Buffer.from([0x22, 0xff, 0x22]) }, "body is not JSON in UTF-8."],
  ["no body", {}, "body is required."],
  [
    "another media type",
    { headers: { "content-type": "text/html" }, body: "<p>" },
    'header "Content-Type" must be application/json, not "text/html".',
  ],
  [
    "no media type",
    { headers: { "content-type": undefined }, body: order },
    'header "Content-Type" must be application/json.',
  ],
  ["no API version", { headers: { "x-api-version": undefined }, body: order }, 'header "X-API-Version" is required.'],
  [
    "another API version",
    { headers: { "x-api-version": "2027-01-01.next" }, body: order },
    `header "X-API-Version" must be ${bundle.info.version}, as in the contract, not "2027-01-01.next".`,
  ],
  [
    "a header that breaks its schema",
    { status: 429, headers: { "retry-after": "soon" }, body: { ...error, code: "TOO_MANY_REQUESTS" } },
    'header "Retry-After" must be an integer.',
  ],
  [
    "a code that belongs to another status",
    { status: 404, body: { ...error, code: "CONFLICT" } },
    'body property "code" must be NOT_FOUND.',
  ],
  [
    "a code that is unknown",
    { status: 404, body: { ...error, code: "TEAPOT" } },
    'body property "code" must be NOT_FOUND.',
  ],
  [
    "a status that is not documented",
    { status: 418, body: order },
    "status 418 is not documented. Documented: 200, 400, 401, 402, 403, 404, 405, 409, 422, 429, 500.",
  ],
  [
    "a redirect",
    { status: 302, headers: { location: "/" } },
    "status 302 is not documented. Documented: 200, 400, 401, 402, 403, 404, 405, 409, 422, 429, 500.",
  ],
])("records %s", async (_, answer, rule) => {
  expect(await rulesOf(GET, answer)).toEqual([`The response's ${rule}`]);
});

test("records the side, the operation, the status and the call", async () => {
  const { deviations } = await through(canned({ body: { ...order, id: "x" } }), GET);
  expect(deviations).toEqual([
    expect.objectContaining({
      side: "response",
      operation: "retrieveMeterOrder",
      status: 200,
      example: `GET ${ORDER}`,
      count: 1,
    }),
  ]);
});

test("records every violation in a response", async () => {
  const rules = await rulesOf(GET, {
    headers: { "x-api-version": undefined },
    body: { ...order, id: "x", provider: "y" },
  });
  expect(rules).toHaveLength(3);
});

const LIST = call("GET", "/meter-orders");

describe("a list", () => {
  const items = Array.from({ length: 100 }, () => ({ ...order, status: "paused" }));

  test("has a violation of many items once", async () => {
    expect(await rulesOf(LIST, { body: { object: "list", items } })).toEqual([
      'The response\'s body property "items[].status" has a value that the contract does not know: "paused".',
    ]);
  });

  test("may end with null, but not with a number", async () => {
    expect(await rulesOf(LIST, { body: { object: "list", items: [], next_page: null } })).toEqual([]);
    expect(await rulesOf(LIST, { body: { object: "list", items: [], next_page: 7 } })).toEqual([
      'The response\'s body property "next_page" must be string or null.',
    ]);
  });

  test("that is too long for all its violations has the first of them told", async () => {
    const body = { object: "list", items: Array.from({ length: MAX_BYTES_FOR_EVERY_VIOLATION }, () => ({})) };
    expect(await rulesOf(LIST, { body })).toHaveLength(1);
  });
});

test("passes a response that is too large to check, and says so", async () => {
  const body = JSON.stringify({ object: "list", items: [], padding: "x".repeat(MAX_CHECKED_BYTES) });
  const { reply, deviations } = await through(canned({ body }), LIST);
  expect(reply.bytes).toHaveLength(body.length);
  expect(deviations.map(({ rule }) => rule)).toEqual([
    `The response's body is larger than ${MAX_CHECKED_BYTES} bytes and was not checked.`,
  ]);
});

test("asks no body of a response to HEAD, but its headers", async () => {
  const head = call("HEAD", ORDER);
  expect(await rulesOf(head, { headers: { "content-type": undefined } })).toEqual([]);
  expect(await rulesOf(head, { headers: { "x-api-version": undefined } })).toEqual([
    'The response\'s header "X-API-Version" is required.',
  ]);
});

/** Contracts whose responses differ from the description. */

async function rulesBy(change: (copy: typeof bundle) => void, answer: Canned): Promise<string[]> {
  const copy = structuredClone(bundle);
  change(copy);
  const contract = await loadContract(copy);
  const engine = createAjvEngine(contract.operations);
  const { deviations } = await through(canned(answer), call("GET", ORDER), { contract, engine });
  return deviations.map(({ rule }) => rule);
}

/** Adds responses to the operation that is called. */
const answering = (responses: object) => (copy: typeof bundle) => {
  Object.assign(copy.paths["/meter-orders/{id}"]?.get?.responses ?? {}, responses);
};
const json = (schema: object) => ({ description: "JSON.", content: { "application/json": { schema } } });

test("records a body where none may be", async () => {
  const later = answering({ 202: { description: "Later." } });
  expect(await rulesBy(later, { status: 202, body: order })).toEqual(["The response's body must be empty."]);
  expect(await rulesBy(later, { status: 202 })).toEqual([]);
});

test("lets a class of statuses and a default stand for what is not named", async () => {
  const text = { description: "Text.", content: { "text/plain": { schema: { type: "string" } } } };
  const answer = { headers: { "content-type": "text/plain" }, body: "x" };
  expect(await rulesBy(answering({ "5XX": text }), { ...answer, status: 503 })).toEqual([]);
  expect(await rulesBy(answering({ default: text }), { ...answer, status: 418 })).toEqual([]);
});

test("takes a value outside a closed list for a violation", async () => {
  const schema = { type: "object", properties: { kind: { enum: ["a", "b"] } }, additionalProperties: false };
  const change = answering({ 200: json(schema) });
  expect(await rulesBy(change, { body: { kind: "c", other: 1 } })).toEqual([
    'The response\'s body property "other" is unknown.',
    'The response\'s body property "kind" must be one of a, b.',
  ]);
});

test("tells the items of a list from properties whose names are numbers", async () => {
  const change = answering({ 200: json({ additionalProperties: { required: ["x"] } }) });
  expect(await rulesBy(change, { body: { 2024: {} } })).toEqual([
    'The response\'s body property "2024.x" is required.',
  ]);
  expect(await rulesBy(answering({ 200: json({ items: { required: ["x"] } }) }), { body: [{}, {}] })).toEqual([
    'The response\'s body property "[].x" is required.',
  ]);
});

test("follows a schema that contains itself", async () => {
  const self = { $ref: "#/components/schemas/MeterOrder" };
  const body = { ...order, previous: { ...order, previous: { ...order, status: undefined } } };
  const change = (copy: typeof bundle) => {
    Object.assign(copy.components.schemas.MeterOrder?.properties ?? {}, { previous: self });
  };
  expect(await rulesBy(change, { body })).toEqual([
    'The response\'s body property "previous.previous.status" is required.',
  ]);
});
