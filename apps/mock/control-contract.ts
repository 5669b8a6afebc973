import { readFileSync } from "node:fs";
import type { Spec } from "@meter-orders/openapi";
import { parse } from "yaml";
import type { Contract } from "./src/validation/operation.ts";
import { loadContract } from "./src/validation/prism.ts";

type Json = Record<string, unknown>;
type Components = Record<string, Record<string, Json>>;

/** An operation in control.yaml: also its path by its method, and the names of its response schemas by their statuses. */
interface Operation extends Json {
  description: string;
  parameters?: string[];
  /** The name of the request schema. */
  body?: string;
  "body?"?: string;
}
interface Schema extends Json {
  properties?: Record<string, unknown>;
  required?: string[];
}
interface Source {
  info: Json;
  operations: Record<string, Operation>;
  parameters: Record<string, Json>;
  schemas: Record<string, Schema>;
}

const METHODS = ["get", "put", "post", "delete"];

/** The errors of every operation, by the names of the API's responses. */
const ERRORS = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  405: "MethodNotAllowed",
  409: "Conflict",
  500: "InternalServerError",
};

/** Reads the contract of the control API from control.yaml; `api` has the components that the file only names. */
export async function controlContract(file: string, api: Spec): Promise<Contract> {
  const source: Source = parse(readFileSync(file, "utf8"));
  // Without errors, of which Prism would repeat every one for every operation, and which the mock does not read.
  const { operations } = await loadContract(describe(source, api, {}));
  return { spec: describe(source, api, ERRORS), operations };
}

function describe({ info, operations, parameters, schemas }: Source, api: Spec, errors: object): Spec {
  const shared = api.components as unknown as Components;
  const schema = (node: unknown): Schema => toSchema(node, schemas, shared.schemas ?? {});
  const paths: Record<string, Json> = {};
  for (const [operationId, operation] of Object.entries(operations)) {
    const method = METHODS.find((name) => name in operation) ?? "";
    const [path, names] = readPath(operation[method] as string);
    const responses = { ...mapped(errors, (name) => ref("responses", name)), ...successes(operation, method, schema) };
    paths[path] = { ...paths[path], [method]: { operationId, ...toOperation(operation, method, names), responses } };
  }
  const components: Components = {
    securitySchemes: {
      accessToken: { type: "http", scheme: "bearer", description: "An access token of the API." },
      clientCredentials: { type: "http", scheme: "basic", description: "The client ID and the client secret." },
    },
    parameters: mapped(parameters, (parameter) => ({ ...parameter, schema: schema(parameter.schema) })),
    schemas: mapped(schemas, schema),
  };
  const spec = {
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info,
    servers: [{ url: "http://127.0.0.1:4010", description: "The local mock." }],
    security: [{ accessToken: [] }, { clientCredentials: [] }, {}],
    paths,
    components,
  };
  addReferenced(spec, components, shared);
  return spec as unknown as Spec;
}

/** A placeholder names the parameter, which every path calls `id`. */
function readPath(template: string): [path: string, parameters: string[]] {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return [`/__mock${template.replaceAll(/\{\w+\}/g, "{id}")}`, names];
}

function toOperation({ description, parameters = ["World"], ...operation }: Operation, method: string, path: string[]) {
  const name = operation.body ?? operation["body?"];
  const types = ["application/json", ...(method === "post" ? ["application/x-www-form-urlencoded"] : [])];
  const content = name && Object.fromEntries(types.map((type) => [type, { schema: ref("schemas", name) }]));
  return {
    description,
    parameters: [...path, ...parameters].map((parameter) => ref("parameters", parameter)),
    ...(parameters.length === 0 && { security: [] }),
    ...(content && { requestBody: { required: "body" in operation, content } }),
  };
}

/** A status has the name of a schema, a list with that name for a list of items, or nothing for no body. */
function successes(operation: Operation, method: string, schema: (node: unknown) => Schema): Json {
  const responses = Object.entries(operation).filter(([status]) => /^\d+$/.test(status));
  const toResponse = (body: unknown) => {
    if (body === null) return { description: "Done." };
    const [items] = Array.isArray(body) ? body : [];
    const node = items === undefined ? body : { properties: { items: { type: "array", items } } };
    return { description: "Done.", content: { "application/json": { schema: schema(node) } } };
  };
  const location = {
    description: "The dashboard.",
    schema: { type: "string" },
    example: "/__mock/?world=a4d26868017c",
  };
  return {
    ...Object.fromEntries(responses.map(([status, body]) => [status, toResponse(body)])),
    ...(method === "post" && { 303: { description: "A browser sent a form.", headers: { Location: location } } }),
  };
}

/** Writes a schema in full: a text is the name of one, and properties are required unless their names end with `?`. */
function toSchema(node: unknown, own: Record<string, Schema>, shared: Record<string, Schema>): Schema {
  if (typeof node === "string") return ref("schemas", node);
  const inner = (child: unknown) => toSchema(child, own, shared);
  const { extends: base, properties, ...schema } = node as Schema & { extends?: string };
  const inherited = base === undefined ? {} : base in own ? inner(own[base]) : shared[base];
  const names = Object.keys(properties ?? {});
  return {
    ...(properties && {
      type: "object",
      required: [...new Set([...(inherited?.required ?? []), ...names.filter((name) => !name.endsWith("?"))])],
    }),
    ...schema,
    ...(properties && {
      properties: {
        ...inherited?.properties,
        ...Object.fromEntries(names.map((name) => [name.replace("?", ""), inner(properties[name])])),
      },
    }),
    ...(schema.items !== undefined && { items: inner(schema.items) }),
    ...(Array.isArray(schema.anyOf) && { anyOf: schema.anyOf.map(inner) }),
  };
}

/** Adds to the components what is referred to and missing, from those of the API. */
function addReferenced(spec: object, components: Components, shared: Components): void {
  const references = [...JSON.stringify(spec).matchAll(/"#\/components\/(\w+)\/(\w+)"/g)];
  const missing = references.filter(([, kind = "", name = ""]) => !components[kind]?.[name]);
  for (const [, kind = "", name = ""] of missing) {
    const found = shared[kind]?.[name];
    if (!found) throw new Error(`control.yaml names ${name}, which is not among the ${kind} of the API either.`);
    components[kind] = { ...components[kind], [name]: found };
  }
  if (missing.length > 0) addReferenced(spec, components, shared);
}

function ref(kind: string, name: string): Schema {
  return { $ref: `#/components/${kind}/${name}` };
}

function mapped<In, Out>(values: { [name: string]: In }, map: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
