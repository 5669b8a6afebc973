import { expect, test } from "vitest";
import { bundle } from "../support/bundle.ts";
import { type Canned, call, canned, ORDER, order, rulesOf, through } from "../support/proxy-upstream.ts";

const GET = call("GET", ORDER);

const without = (name: string) => ({ ...order, [name]: undefined });
const error = { message: "No.", requestId: crypto.randomUUID(), docs: "https://docs.example/" };

test("finds nothing wrong with an answer that keeps the contract", async () => {
  const headers = { "content-type": "Application/JSON; charset=utf-8" };
  expect(await rulesOf(GET, { headers, body: order })).toEqual([]);
});

test.each<[what: string, answer: Canned, rule: string]>([
  ["a property that is missing", { body: without("customer") }, 'body property "customer" is required.'],
  ["a property of another type", { body: { ...order, status: 5 } }, 'body property "status" must be a string.'],
  ["a constant that is another", { body: { ...order, object: "x" } }, 'body property "object" must be meter_order.'],
  ["a body of another type", { body: [order] }, "body must be an object."],
  [
    "an id of another form",
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
  ["no edition", { headers: { "x-api-version": undefined }, body: order }, 'header "X-API-Version" is required.'],
  [
    "another edition",
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
    "a code that nobody knows",
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

test("records every fault of an answer", async () => {
  const rules = await rulesOf(GET, {
    headers: { "x-api-version": undefined },
    body: { ...order, id: "x", provider: "y" },
  });
  expect(rules).toHaveLength(3);
});
