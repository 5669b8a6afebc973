import type { Raw } from "../../compare/load.ts";
import type { Change } from "./request-differences.ts";
import type { Parts } from "./vendor-specs.ts";

const order = "GET /meter-orders/{order_id}";
const answer = "response 200 application/json";

export const responseDifferences: Change[] = [
  [
    "another success",
    (p) => rename(p.create.responses, "200", "201"),
    { place: "response 200", what: "response", theirs: "missing", severity: "breaks" },
    { place: "response 201", what: "response", ours: "missing", severity: "breaks" },
  ],
  [
    "an error less",
    (p) => delete p.one.responses["404"],
    { operation: order, place: "response 404", theirs: "missing", severity: "more" },
  ],
  [
    "an error more",
    (p) => (p.one.responses["410"] = { description: "Gone" }),
    { place: "response 410", ours: "missing", severity: "more" },
  ],
  [
    "a header more",
    (p) => (p.one.responses["200"].headers = { ETag: { schema: { type: "string" } } }),
    { place: "response 200 header ETag", severity: "more" },
  ],
  [
    "a header promised",
    (p) => (p.one.responses["200"].headers = { ETag: { required: true } }),
    { place: "response 200 header ETag", severity: "breaks" },
  ],
  [
    "another media type",
    (p) => delete p.one.responses["200"].content["application/json"],
    { place: answer, what: "media type" },
  ],
  [
    "a field less",
    (p) => without(p.response(p.one), "customer"),
    { field: "customer", what: "field", theirs: "missing", severity: "more" },
  ],
  [
    "a field promised",
    (p) => promise(p.response(p.one), "product"),
    { field: "product", ours: "missing", severity: "breaks" },
  ],
  [
    "a field named",
    (p) => (p.response(p.one).properties.product = { type: "string" }),
    { field: "product", ours: "missing", severity: "more" },
  ],
  [
    "a field not promised",
    (p) => p.response(p.one).required.pop(),
    { field: "updated_at", what: "required", theirs: "optional", severity: "stricter" },
  ],
  [
    "a nullable field",
    (p) => (p.response(p.one).properties.customer.type = ["string", "null"]),
    { field: "customer", what: "nullability", severity: "stricter" },
  ],
  [
    "a field never null",
    (p) => (p.response(p.list).properties.next_page.type = "string"),
    { field: "next_page", what: "nullability", severity: "breaks" },
  ],
  [
    "a field of another type",
    (p) => (p.response(p.one).properties.created_at.type = "integer"),
    { field: "created_at", what: "type", severity: "breaks" },
  ],
  ["a type within a list", (p) => (item(p).properties.id.type = "integer"), { field: "items[].id", what: "type" }],
  [
    "a format",
    (p) => (p.response(p.one).properties.created_at.format = "date-time"),
    { what: "format", theirs: "date-time", severity: "breaks" },
  ],
  [
    "a status less",
    (p) => drop(p.response(p.one).properties.status, "blocked"),
    { field: "status", what: "enum", severity: "more" },
  ],
  [
    "a status more",
    (p) => p.response(p.one).properties.provider.enum.push("discovergy"),
    { field: "provider", what: "enum", severity: "stricter" },
  ],
  [
    "a value of an error's code",
    (p) => (p.one.responses["404"] = { ...p.error(404), content: coded("GONE") }),
    { place: "response 404 application/json", field: "code", what: "enum", severity: "breaks" },
  ],
  [
    "another constant",
    (p) => (p.response(p.one).properties.object.const = "order"),
    { field: "object", what: "enum", ours: ["meter_order"], theirs: ["order"], severity: "breaks" },
  ],
  [
    "a longer list",
    (p) => delete p.response(p.list).properties.items.maxItems,
    { field: "items", what: "maxItems", theirs: "none", severity: "stricter" },
  ],
  [
    "a closed response",
    (p) => (p.response(p.one).additionalProperties = false),
    { what: "additionalProperties", severity: "more" },
  ],
  [
    "typed further fields",
    (p) => (p.response(p.one).additionalProperties = { type: "string" }),
    { field: "*", what: "type" },
  ],
  [
    "a response that says nothing",
    (p) => (p.one.responses["200"].content["application/json"] = {}),
    { place: answer, what: "type", theirs: "any" },
  ],
  ["a rare keyword", (p) => (p.response(p.one).not = { required: ["error"] }), { what: "keywords" }],
];

function rename(responses: Raw, from: string, to: string): void {
  responses[to] = responses[from];
  delete responses[from];
}

function without(schema: Raw, field: string): void {
  delete schema.properties[field];
  drop(schema, field, "required");
}

function promise(schema: Raw, field: string): void {
  schema.properties[field] = { type: "string" };
  schema.required.push(field);
}

function drop(schema: Raw, value: string, list = "enum"): void {
  schema[list] = schema[list].filter((one: string) => one !== value);
}

function item(parts: Parts): Raw {
  return parts.response(parts.list).properties.items.items;
}

function coded(code: string): Raw {
  const text = { type: "string" };
  const properties = {
    code: { const: code },
    message: text,
    requestId: { ...text, format: "uuid" },
    docs: { ...text, format: "uri" },
  };
  return { "application/json": { schema: { type: "object", required: Object.keys(properties), properties } } };
}
