import { describe, expect, it } from "vitest";
import { compare } from "../../compare/compare.ts";
import type { Raw } from "../../compare/load.ts";
import { copy, generated, inline, type Parts } from "../support/vendor-specs.ts";

type Spelling = [title: string, change: (parts: Parts) => void];

const nullables: Spelling[] = (
  [
    ["nullable beside the type", { type: "string", nullable: true }],
    ["a list of types", { type: ["null", "string"] }],
    ["oneOf with null", { oneOf: [{ type: "null" }, { type: "string" }] }],
    ["anyOf with an enum of null", { anyOf: [{ type: "string" }, { enum: [null] }] }],
    ["oneOf with a null of version 3.0", { oneOf: [{ type: "string" }, { nullable: true, enum: [null] }] }],
    ["allOf around what is nullable", { allOf: [{ type: "string" }], nullable: true }],
    ["anyOf with a nullable option", { anyOf: [{ type: "string", nullable: true }] }],
  ] satisfies [string, Raw][]
).map(([title, schema]) => [`null as ${title}`, (p) => (p.response(p.list).properties.next_page = schema)]);

const others: Spelling[] = [
  [
    "prose and examples",
    (p) => Object.assign(p.response(p.one), { title: "Order", description: "An order.", examples: [{}] }),
  ],
  ["names of operations and tags", (p) => Object.assign(p.one, { operationId: "x", tags: ["y"], summary: "z" })],
  ["the order of fields and values", (p) => reverse(p.response(p.one))],
  [
    "a constant as an enum of one",
    (p) => (p.response(p.one).properties.object = { type: "string", enum: ["meter_order"] }),
  ],
  ["an enum as oneOf constants", (p) => spellOut(p.response(p.one).properties.provider)],
  [
    "fields through allOf",
    (p) => (p.one.responses["200"].content["application/json"].schema = halves(p.response(p.one))),
  ],
  ["the name of a path's parameter", (p) => renameId(p)],
  ["a parameter of the whole path", (p) => lift(p)],
  ["a server's path before the paths", (p) => moveBase(p)],
  [
    "a bound excluded by version 3.0",
    (p) => Object.assign(p.response(p.token).properties.expires_in, { minimum: -1, exclusiveMinimum: true }),
  ],
  [
    "a bound excluded by version 3.1",
    (p) => (p.response(p.token).properties.expires_in = { type: "integer", exclusiveMinimum: -1 }),
  ],
  [
    "whole numbers as multiples of one",
    (p) => Object.assign(p.response(p.token).properties.expires_in, { type: "number", multipleOf: 1 }),
  ],
  ["how a program holds a number", (p) => (p.response(p.token).properties.expires_in.format = "int64")],
  ["bounds of nothing", (p) => Object.assign(p.response(p.one).properties.id, { minLength: 0 })],
  ["further fields, said or not", (p) => (p.response(p.one).additionalProperties = true)],
  [
    "a boolean in a URL as two words",
    (p) => (p.parameter("filter[status][is_null]").schema = { enum: ["true", "false"] }),
  ],
  ["null in a URL", (p) => (p.parameter("cursor").schema.type = ["string", "null"])],
  ["a media type's parameters", (p) => charset(p.one.responses["200"])],
  [
    "a header that OpenAPI says to ignore",
    (p) => p.one.parameters.push({ name: "Authorization", in: "header", required: true }),
  ],
  ["a token by OAuth 2.0", (p) => (p.spec.components.securitySchemes.token = { type: "oauth2", flows: {} })],
  ["the credentials of every operation", (p) => everywhere(p)],
  ["scopes, where version 3.0 has no place for them", (p) => unscoped(p)],
  ["errors by a range", (p) => range(p)],
  ["a field that is only sent", (p) => addSecret(p.response(p.one))],
];

describe("a comparison of two descriptions", () => {
  it("finds nothing where a framework generated theirs in version 3.0, and ours is written inline in 3.1", () => {
    expect(compare(inline, generated)).toEqual([]);
    expect(compare(generated, inline)).toEqual([]);
  });

  it.each([...nullables, ...others])("takes no notice of %s", (_, change) => {
    const theirs = copy(inline, change);
    expect(theirs).not.toEqual(inline);
    expect(compare(inline, theirs)).toEqual([]);
    expect(compare(theirs, generated)).toEqual([]);
  });
});

function reverse(schema: Raw): void {
  schema.required = schema.required.toReversed();
  schema.properties = Object.fromEntries(Object.entries<Raw>(schema.properties).reverse());
  schema.properties.provider = { type: "string", enum: schema.properties.provider.enum.toReversed() };
}

function spellOut(schema: Raw): void {
  schema.oneOf = schema.enum.map((value: string) => ({ const: value, description: value }));
  delete schema.enum;
}

function halves({ required, properties }: Raw): Raw {
  const [first, ...rest] = Object.entries<Raw>(properties);
  return {
    allOf: [
      { type: "object", properties: Object.fromEntries([first ?? []]) },
      { properties: Object.fromEntries(rest) },
      { required },
    ],
  };
}

function renameId({ paths, one }: Parts): void {
  one.parameters[0].name = "id";
  paths["/meter-orders/{id}"] = paths["/meter-orders/{order_id}"];
  delete paths["/meter-orders/{order_id}"];
}

function lift({ paths, one }: Parts): void {
  paths["/meter-orders/{order_id}"].parameters = one.parameters;
  delete one.parameters;
}

function moveBase({ spec, paths }: Parts): void {
  spec.servers = [{ url: "https://api.nomos.energy/meter-orders/" }];
  for (const path of Object.keys(paths).filter((name) => name.startsWith("/meter-orders"))) {
    paths[path.replace("/meter-orders", "")] = paths[path];
    delete paths[path];
  }
  paths["/oauth/token"].servers = [{ url: "https://api.nomos.energy" }];
}

function charset({ content }: Raw): void {
  content["Application/JSON; charset=utf-8"] = content["application/json"];
  delete content["application/json"];
}

function unscoped({ spec, list, one, create }: Parts): void {
  spec.openapi = "3.0.3";
  for (const operation of [list, one, create]) operation.security = [{ token: [] }];
}

function addSecret(schema: Raw): void {
  schema.properties.secret = { type: "string", writeOnly: true };
  schema.required.push("secret");
}

function everywhere({ spec, list, one }: Parts): void {
  spec.security = list.security;
  delete list.security;
  delete one.security;
}

/** All errors but 500 keep their own codes, so only that one can be named by its range. */
function range({ list, token }: Parts): void {
  for (const [operation, name] of [
    [list, "5XX"],
    [token, "default"],
  ] as const) {
    operation.responses[name] = operation.responses["500"];
    delete operation.responses["500"];
  }
}
