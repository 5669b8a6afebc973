import type { Difference } from "../../compare/compare.ts";
import type { Raw } from "../../compare/load.ts";
import type { Parts } from "./vendor-specs.ts";

/** A change of their description, and the differences that it must be found as, no more and no fewer. */
export type Change = [title: string, change: (parts: Parts) => void, ...found: Partial<Difference>[]];

export const requestDifferences: Change[] = [
  [
    "an operation less",
    (p) => delete p.paths["/meter-orders"].post,
    { operation: "POST /meter-orders", what: "operation", severity: "more" },
  ],
  [
    "an operation more",
    (p) => (p.paths["/meter-orders"].delete = { responses: {} }),
    { operation: "DELETE /meter-orders", severity: "breaks" },
  ],
  [
    "another path",
    (p) => (p.spec.servers = [{ url: "https://api.nomos.energy/v2" }]),
    { what: "basePath", theirs: "/v2", severity: "breaks" },
  ],
  ["another host", (p) => (p.spec.servers = [{ url: "https://example.org" }]), { what: "servers", severity: "breaks" }],
  [
    "a parameter less",
    (p) => p.list.parameters.shift(),
    { place: "query cursor", what: "parameter", theirs: "missing", severity: "more" },
  ],
  [
    "a parameter more",
    (p) => p.list.parameters.push({ name: "sort", in: "query" }),
    { place: "query sort", severity: "breaks" },
  ],
  [
    "a filter spelt otherwise",
    (p) => (p.parameter("filter[status][ne]").name = "filter[status][not]"),
    { place: "query filter[status][ne]", what: "parameter", theirs: "missing", severity: "more" },
    { place: "query filter[status][not]", what: "parameter", ours: "missing", severity: "breaks" },
  ],
  [
    "a header to send",
    (p) => p.one.parameters.push({ name: "X-Tenant", in: "header" }),
    { place: "header X-Tenant", severity: "breaks" },
  ],
  [
    "a parameter required",
    (p) => (p.parameter("cursor").required = true),
    { what: "required", theirs: "required", severity: "more" },
  ],
  [
    "a parameter of another type",
    (p) => (p.parameter("limit").schema.type = "string"),
    { what: "type", ours: "number", theirs: "string", severity: "breaks" },
  ],
  [
    "whole numbers only",
    (p) => (p.parameter("limit").schema.type = "integer"),
    { what: "type", theirs: "integer", severity: "more" },
  ],
  [
    "a lower limit",
    (p) => (p.parameter("limit").schema.maximum = 50),
    { what: "maximum", ours: "100", theirs: "50", severity: "more" },
  ],
  [
    "a minimum less",
    (p) => delete p.parameter("limit").schema.minimum,
    { what: "minimum", theirs: "none", severity: "stricter" },
  ],
  ["a bound that is excluded", (p) => exclude(p.parameter("limit").schema), { what: "exclusiveMinimum", theirs: "1" }],
  [
    "another default",
    (p) => (p.parameter("limit").schema.default = 20),
    { what: "default", theirs: "20", severity: "breaks" },
  ],
  [
    "a filter's value less",
    (p) => (p.parameter("filter[product][eq]").schema.enum = ["smart-meter-metrify"]),
    { place: "query filter[product][eq]", what: "enum", severity: "more" },
  ],
  [
    "a list written otherwise",
    (p) => (p.parameter("filter[status][in]").explode = true),
    { what: "list", ours: "with commas", theirs: "repeated", severity: "breaks" },
  ],
  ["a shorter list", (p) => (p.parameter("filter[customer][in]").schema.maxItems = 10), { what: "maxItems" }],
  [
    "a time of no format",
    (p) => delete p.parameter("filter[created_at][gte]").schema.format,
    { what: "format", theirs: "none", severity: "stricter" },
  ],
  [
    "an id of a shape",
    (p) => (p.one.parameters[0].schema.pattern = "^prdo_"),
    { place: "path order_id", what: "pattern" },
  ],
  [
    "an optional body",
    (p) => (p.create.requestBody.required = false),
    { place: "body", what: "required", severity: "breaks" },
  ],
  ["no body", (p) => delete p.create.requestBody, { place: "body", what: "body", severity: "breaks" }],
  [
    "a form",
    (p) => form(p.create.requestBody.content),
    { place: "body application/x-www-form-urlencoded", severity: "breaks" },
  ],
  [
    "a field to send",
    (p) => (p.body(p.create).properties.note = { type: "string" }),
    { field: "note", what: "field", severity: "breaks" },
  ],
  [
    "an optional field",
    (p) => (p.body(p.create).required = []),
    { field: "subscription", what: "required", severity: "breaks" },
  ],
  [
    "a closed body",
    (p) => (p.body(p.create).additionalProperties = false),
    { what: "additionalProperties", severity: "more" },
  ],
  [
    "null to send",
    (p) => (p.body(p.create).properties.subscription.type = ["string", "null"]),
    { what: "nullability", severity: "stricter" },
  ],
  [
    "a shortest value",
    (p) => (p.body(p.create).properties.subscription.minLength = 5),
    { what: "minLength", theirs: "5" },
  ],
  ["a grant less", (p) => p.body(p.token).oneOf.pop(), { field: "(grant_type=authorization_code)", what: "form" }],
  [
    "grants that are not told apart",
    (p) => (p.body(p.token).oneOf = [flat(p.body(p.token).oneOf)]),
    { what: "forms", theirs: "none", severity: "stricter" },
  ],
  [
    "a field of one grant",
    (p) => delete p.body(p.token).oneOf[2].properties.redirect_uri.format,
    { field: "(grant_type=authorization_code).redirect_uri", what: "format" },
  ],
  [
    "another scheme",
    (p) => (p.token.security = [{ token: [] }]),
    { place: "security", what: "schemes", severity: "breaks" },
  ],
  ["no credentials", (p) => (p.token.security = []), { what: "schemes", theirs: ["nothing"] }],
  [
    "a key",
    (p) => (p.spec.components.securitySchemes.client = { type: "apiKey", in: "header", name: "X-Key" }),
    { what: "schemes", theirs: ["key in header x-key"] },
  ],
  [
    "another scope",
    (p) => (p.create.security = [{ token: ["orders:write"] }]),
    { what: "scopes", theirs: ["orders:write"] },
  ],
];

function exclude(schema: Raw): void {
  schema.exclusiveMinimum = schema.minimum;
}

function form(content: Raw): void {
  content["application/x-www-form-urlencoded"] = content["application/json"];
}

function flat(forms: Raw[]): Raw {
  const properties = Object.assign({}, ...forms.map((form) => form.properties));
  properties.grant_type = { enum: forms.map((form) => form.properties.grant_type.const) };
  return { type: "object", required: ["grant_type"], properties };
}
