import { expect, test } from "vitest";
import { createService } from "../../src/service.ts";
import { loadContract } from "../../src/validation/prism.ts";
import { bundle } from "../support/bundle.ts";

/** The description with the value at one place replaced, such as `components/schemas/MeterOrderId`. */
function withValue(place: string, value: unknown) {
  const copy = structuredClone(bundle);
  const steps = place.split("/");
  const last = steps.pop() ?? "";
  const parent = steps.reduce((inner, step) => (inner as Record<string, unknown>)[step], copy as unknown);
  (parent as Record<string, unknown>)[last] = value;
  return copy;
}

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
    "no x-lifecycle at the schema MeterOrderStatus",
  ],
  [
    "providers that nobody lists",
    "components/schemas/MeterOrderProvider/enum",
    undefined,
    "no enum at the schema MeterOrderProvider",
  ],
])("refuses to serve a description with %s", async (_, place, value, reason) => {
  const start = async () => createService(await loadContract(withValue(place, value)));
  await expect(start()).rejects.toThrow(reason);
});
