import { spec } from "@meter-orders/openapi";
import type { Raw } from "../../changes/strip-prose.ts";

/** The parts of the spec that the edits change. */
interface Parts {
  spec: Raw;
  paths: Raw;
  schemas: Raw;
  parameters: Raw;
  components: Raw;
  retrieve: Raw;
  list: Raw;
  create: Raw;
  token: Raw;
}

/** By description, an edit. */
export type Edits = Record<string, (parts: Parts) => unknown>;

/** Our spec after an edit. */
export function edited(edit: Edits[string]): Raw {
  const edited: Raw = structuredClone(spec());
  const { paths, components } = edited;
  const [{ get: list, post: create }, { get: retrieve }] = [paths["/meter-orders"], paths["/meter-orders/{id}"]];
  const token = paths["/oauth/token"].post;
  edit({ spec: edited, paths, components, ...components, retrieve, list, create, token });
  return edited;
}

/** Edits that can break an existing program. */
export const breaking: Edits = {
  "a path is removed": ({ paths }) => drop(paths, "/meter-orders/{id}"),
  "an operation is removed": ({ paths }) => drop(paths["/meter-orders"], "post"),
  "an operation gets another id": ({ retrieve }) => (retrieve.operationId = "getMeterOrder"),
  "an operation needs another scope": ({ retrieve }) => (retrieve.security = [{ accessToken: ["admin:*"] }]),
  "the kind of credentials changes": ({ components }) =>
    (components.securitySchemes.accessToken = { type: "apiKey", in: "header", name: "X-Key" }),
  "the base URL changes": ({ spec }) => (spec.servers[0].url = "https://api.example/v2"),
  "the API version changes": ({ spec }) => (spec.info.version = "2027-01-29.faraday"),

  "a field of a response is removed": ({ schemas }) => drop(schemas.MeterOrderList.properties, "next_page"),
  "a field of a response may be missing": ({ schemas }) =>
    (schemas.MeterOrder.required = without(schemas.MeterOrder.required, "customer")),
  "a field of a response may be null": ({ schemas }) =>
    (schemas.Token.properties.access_token.type = ["string", "null"]),
  "a field of a response gets another type": ({ schemas }) => (schemas.Token.properties.expires_in.type = "number"),
  "a pattern changes": ({ schemas }) => (schemas.MeterOrderId.pattern = "^mo_[a-z0-9]{24}$"),
  "a response is wrapped": ({ retrieve }) =>
    (retrieve.responses[200].content["application/json"].schema = {
      type: "object",
      properties: { data: { $ref: "#/components/schemas/MeterOrder" } },
    }),
  "a response gets another status": ({ create }) => rename(create.responses, "200", "201"),
  "a response gets another media type": ({ retrieve }) =>
    rename(retrieve.responses[200].content, "application/json", "application/hal+json"),
  "an error is removed": ({ retrieve }) => drop(retrieve.responses, "404"),
  "an error gets another code": ({ components }) =>
    (components.responses.NotFound.content["application/json"].schema.allOf[1].properties.code.const = "GONE"),
  "a header of a response is removed": ({ retrieve }) => drop(retrieve.responses[200].headers, "X-API-Version"),
  "a header of a response may be missing": ({ components }) => (components.headers.ApiVersion.required = false),

  "a closed enum gains a value": ({ schemas }) => schemas.ErrorCode.enum.push("TEAPOT"),
  "an open enum loses a value": ({ schemas }) => schemas.MeterOrderProvider.enum.pop(),
  "an enum is opened": ({ schemas }) => (schemas.ErrorCode["x-open-enum"] = true),
  "an enum is closed": ({ schemas }) => drop(schemas.MeterOrderStatus, "x-open-enum"),
  "a type is renamed": ({ schemas, retrieve, create }) => {
    rename(schemas, "MeterOrder", "Order");
    for (const { responses } of [retrieve, create])
      responses[200].content["application/json"].schema.$ref = "#/components/schemas/Order";
    schemas.MeterOrderList.properties.items.items.$ref = "#/components/schemas/Order";
  },

  "a parameter is removed": ({ list }) => list.parameters.shift(),
  "a parameter becomes required": ({ parameters }) => (parameters.ApiVersion.required = true),
  "a required parameter is added": ({ list }) =>
    list.parameters.push({ name: "tenant", in: "query", required: true, schema: { type: "string" } }),
  "a parameter is serialized differently": ({ parameters }) => (parameters.FilterStatusIn.explode = true),
  "a limit is lowered": ({ parameters }) => (parameters.Limit.schema.maximum = 50),
  "a default changes": ({ parameters }) => (parameters.Limit.schema.default = 50),
  "a field of a body is removed": ({ schemas }) => {
    schemas.NewMeterOrder.required = [];
    schemas.NewMeterOrder.properties = {};
  },
  "a body becomes required": ({ list }) =>
    (list.requestBody = { required: true, content: { "application/json": { schema: { type: "object" } } } }),
  "a body variant is removed": ({ schemas }) => schemas.TokenRequest.oneOf.pop(),
  "a media type of a body is removed": ({ token }) => drop(token.requestBody.content, "application/json"),
};

/** Edits that a program cannot notice. */
export const unnoticed: Edits = {
  "texts change": ({ spec, schemas, retrieve }) => {
    spec.info.title = "Meters";
    schemas.MeterOrder.description = "An order.";
    retrieve.summary = "Get an order";
  },
  "what only the docs show changes": ({ retrieve, components }) => {
    drop(retrieve, "x-codeSamples");
    drop(components.responses.NotFound, "x-remedy");
  },
  "how long a status lasts is known": ({ schemas }) =>
    (schemas.MeterOrderStatus["x-lifecycle"].statuses.waiting.lasts = "A day."),
};

/** Edits that a program can notice, but that add nothing. */
export const patches: Edits = {
  "the typical lifecycle changes": ({ schemas }) =>
    (schemas.MeterOrderStatus["x-lifecycle"].statuses.waiting.next = ["checked"]),
  "an optional field of a response is always there": ({ schemas }) => schemas.MeterOrderList.required.push("has_more"),
  "a limit is raised": ({ parameters }) => (parameters.Limit.schema.maximum = 200),
  "an operation is deprecated": ({ retrieve }) => (retrieve.deprecated = true),
  "a field gets its type by name": ({ schemas }) => {
    schemas.Time = schemas.MeterOrder.properties.created_at;
    schemas.MeterOrder.properties.created_at = { $ref: "#/components/schemas/Time" };
  },
};

/** Edits that add something optional. */
export const additions: Edits = {
  "a status is added": ({ schemas, parameters }) => {
    schemas.MeterOrderStatus.enum.push("paused");
    parameters.FilterStatusIn.schema.maxItems = 15;
  },
  "a provider and its product are added": ({ schemas }) => {
    schemas.MeterOrderProvider.enum.push("newcomer");
    schemas.MeterOrderProduct.enum.push("smart-meter-newcomer");
  },
  "a field of a response is added": ({ schemas }) => {
    schemas.MeterOrder.properties.note = { type: "string" };
    schemas.MeterOrder.required.push("note");
  },
  "an optional field of a body is added": ({ schemas }) => (schemas.NewMeterOrder.properties.note = { type: "string" }),
  "an optional parameter is added": ({ list }) =>
    list.parameters.push({ name: "sort", in: "query", schema: { type: "string" } }),
  "an operation is added": ({ paths, retrieve }) =>
    (paths["/meter-orders/{id}"].delete = { ...retrieve, operationId: "cancelMeterOrder" }),
  "a body variant is added": ({ schemas }) =>
    schemas.TokenRequest.oneOf.push({ type: "object", properties: { grant_type: { const: "device_code" } } }),
  "other credentials are accepted": ({ retrieve }) => retrieve.security.push({ clientCredentials: [] }),
};

/** Deletes a key. */
function drop(parent: Raw, key: string): void {
  delete parent[key];
}

/** Renames a key. */
function rename(parent: Raw, from: string, to: string): void {
  parent[to] = parent[from];
  delete parent[from];
}

/** A list without an item. */
function without(list: string[], item: string): string[] {
  return list.filter((one) => one !== item);
}
