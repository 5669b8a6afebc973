import { beforeAll, describe, expect, test } from "vitest";
import { createService } from "../src/service.ts";
import type { Contract } from "../src/validation/operation.ts";
import { loadContract } from "../src/validation/prism.ts";
import { bundle, changedBundle } from "./support/bundle.ts";
import { MODES } from "./support/listening-mock.ts";

const LIST = {
  method: "GET",
  target: "/meter-orders",
  headers: { authorization: "Bearer token" },
  body: new Uint8Array(),
};

let present: Contract;
let next: Contract;
beforeAll(async () => {
  present = await loadContract(bundle);
  next = await loadContract({ ...bundle, info: { ...bundle.info, version: "2027-01-01.next" } });
});

describe.each(MODES)("in %s mode, the mock", (mode) => {
  test("serves another description once that is loaded", async () => {
    const service = createService(present, { mode });
    service.load(next);
    const { status, headers } = await service.handle(LIST);
    expect([status, headers["x-api-version"]]).toEqual([200, "2027-01-01.next"]);
  });

  test("goes on with the present description when another cannot be served", async () => {
    const service = createService(present, { mode });
    expect(() => service.load({ ...next, operations: [] })).toThrow("no example of a response with status 400");
    const { status, headers } = await service.handle(LIST);
    expect([status, headers["x-api-version"]]).toEqual([200, bundle.info.version]);
  });
});

test("keeps the orders when another description is loaded", async () => {
  const service = createService(present, { shared: true });
  const before = await service.handle(LIST);
  service.load(next);
  expect((await service.handle(LIST)).body).toEqual(before.body);
});

test("goes on with the present description when a sandbox needs more than another has", async () => {
  const service = createService(present);
  const { MeterOrderStatus: _, ...schemas } = bundle.components.schemas;
  const lacking = { ...next, spec: { ...next.spec, components: { ...next.spec.components, schemas } } };
  expect(() => service.load(lacking)).toThrow("no x-lifecycle");
  expect((await service.handle(LIST)).headers["x-api-version"]).toBe(bundle.info.version);
});

test.each([
  [
    "a dialect that Prism does not know",
    "jsonSchemaDialect",
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "jsonSchemaDialect must be",
  ],
  ["no dialect", "jsonSchemaDialect", undefined, "jsonSchemaDialect must be"],
  ["a reference to another file", "components/schemas/MeterOrderId", { $ref: "other.yaml" }, "it refers to other.yaml"],
  ["a schema with an $id", "components/schemas/MeterOrderId/$id", "https://example.org/id", "have an $id"],
  [
    "a pattern that does not compile, in a body",
    "components/schemas/SubscriptionId/pattern",
    "(",
    "GET /meter-orders/{id}, response 200 (application/json) does not compile: Invalid regular expression",
  ],
  [
    "a pattern that does not compile, in a parameter",
    "components/parameters/Limit/schema/pattern",
    "[",
    'GET /meter-orders, query parameter "limit" does not compile: Invalid regular expression',
  ],
  [
    "a pattern that does not compile, in a header",
    "components/headers/ApiVersion/schema/pattern",
    "[",
    'response 200, header "X-API-Version" does not compile',
  ],
  [
    "a format that nobody checks",
    "components/schemas/RefreshTokenGrant/properties/refresh_token/format",
    "colour",
    'POST /oauth/token, request body (application/x-www-form-urlencoded) does not compile: unknown format "colour"',
  ],
  [
    "an error that has no example",
    "components/responses/NotFound/content",
    {},
    "no example of a response with status 404",
  ],
  [
    "statuses without a lifecycle",
    "components/schemas/MeterOrderStatus/x-lifecycle",
    undefined,
    "The schema MeterOrderStatus has no x-lifecycle",
  ],
  [
    "providers that nobody lists",
    "components/schemas/MeterOrderProvider/enum",
    undefined,
    "The schema MeterOrderProvider has no",
  ],
])("does not serve a description with %s", async (_, place, value, reason) => {
  const start = async () => createService(await loadContract(changedBundle([[place, value]])));
  await expect(start()).rejects.toThrow(reason);
});

test.each(MODES)("in %s mode, an operation that only the description has returns its example", async (mode) => {
  const events = { object: "list", items: [{ type: "status_changed", status: "checked" }] };
  const get = {
    operationId: "listMeterOrderEvents",
    security: [{ accessToken: [] }],
    parameters: [{ $ref: "#/components/parameters/MeterOrderId" }],
    responses: {
      200: {
        description: "The events.",
        content: { "application/json": { schema: { type: "object" }, examples: { events: { value: events } } } },
      },
      404: { $ref: "#/components/responses/NotFound" },
    },
  };
  const contract = await loadContract(changedBundle([["paths/~1meter-orders~1{id}~1events", { get }]]));
  const service = createService(contract, { mode });
  const target = "/meter-orders/prdo_lk4m8qtnwg1vy62q7gbniclw/events";
  expect(await service.handle({ ...LIST, target })).toMatchObject({ status: 200, body: events });
  const prefer = { ...LIST, target, headers: { ...LIST.headers, prefer: "code=404" } };
  expect(await service.handle(prefer)).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
  service.close();
});
