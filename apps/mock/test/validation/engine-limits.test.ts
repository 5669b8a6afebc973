import { expect, test } from "vitest";
import { createAjvEngine } from "../../src/validation/ajv-engine.ts";
import { type Change, changedOperations } from "../support/changed-bundle.ts";

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
