import { follow } from "./schemas.js";

/**
 * Each error status has one code, the same on every operation, and each code one status: then a status narrows the type
 * of the body. The examples link to the page of their code.
 */
export const statusHasOneCode = () => {
  const codes = new Map();
  return {
    Responses: {
      leave(responses, { report, location, resolve }) {
        for (const [status, response] of Object.entries(responses).filter(([name]) => name >= "400")) {
          const message = contradiction(codes, status, codeOf(resolve(response).node));
          if (message) report({ message, location: location.child(status) });
        }
      },
    },
    Response: {
      leave(response, { report, location, key: status }) {
        const page = `https://docs.nomos.energy/api-references/errors/${codeOf(response)}`;
        for (const [name, { value }] of Object.entries(json(response)?.examples ?? {}))
          if (status >= "400" && value?.docs !== page)
            report({
              message: `Set docs to ${page}.`,
              location: location.child(["content", "application/json", "examples", name, "value", "docs"]),
            });
      },
    },
  };
};

function json(response) {
  return response?.content?.["application/json"];
}

/** The code that an error's schema adds to the common body. */
function codeOf(response) {
  return json(response)
    ?.schema?.allOf?.map(({ properties }) => properties?.code?.const)
    .find(Boolean);
}

function contradiction(codes, status, code) {
  if (!code) return `Give the status ${status} one code, as a constant.`;
  const known = codes.get(status);
  if (known && known !== code) return `Use the code ${known} for ${status}, as other operations do, not ${code}.`;
  const [other] = [...codes].find(([name, taken]) => name !== status && taken === code) ?? [];
  codes.set(status, code);
  if (other && !known) return `Give ${status} its own code: ${code} belongs to ${other}.`;
}

/** The parameters and the envelope of every collection, so that one loop can paginate them all. */
const parameters = {
  cursor: { type: "string" },
  limit: { type: "integer", minimum: 1, maximum: 100, default: 10 },
};
const envelope = {
  object: { const: "list" },
  items: { type: "array" },
  next_page: { type: ["string", "null"] },
  has_more: { type: "boolean" },
};

/** A GET whose path does not end in a parameter returns a collection. */
export const collectionsPaginated = () => ({
  PathItem: {
    leave({ get }, { report, location, key: path, resolve }) {
      if (!get || path.endsWith("}")) return;
      const taken = get.parameters?.map((parameter) => resolve(parameter).node) ?? [];
      const schemas = Object.fromEntries(taken.map(({ name, schema }) => [name, schema]));
      const body = resolve(get.responses?.["200"] ?? {}).node?.content?.["application/json"]?.schema;
      const { properties } = resolve(body ?? {}).node ?? {};
      for (const message of [
        ...differences("parameter", parameters, schemas),
        ...differences("property", envelope, properties),
      ])
        report({ message, location: location.child("get") });
    },
  },
});

function differences(kind, expected, actual = {}) {
  return Object.entries(expected)
    .filter(([name, schema]) => Object.keys(schema).some((key) => String(actual[name]?.[key]) !== String(schema[key])))
    .map(
      ([name, schema]) => `Paginate as every collection does: add the ${kind} ${name}, with ${JSON.stringify(schema)}.`,
    );
}

/** Requests have bounds and no unknown fields, so that mistakes are noticed. */
const bounds = ["minLength", "pattern", "format", "enum", "const"];

export const requestStringsBounded = () =>
  inRequests(({ node, location }, { report }) => {
    if ([node.type].flat().includes("string") && !bounds.some((bound) => bound in node))
      report({ message: `Bound the string with one of ${bounds.join(", ")}.`, location: location.child("type") });
  });

/** An exception states its reason in the schema itself: x-open-object, a sentence. */
export const bodiesClosed = () =>
  inRequests(({ node, location }, { report }) => {
    if (node.type === "object" && node.additionalProperties !== false && !node["x-open-object"]?.endsWith("."))
      report({ message: "Close the object with additionalProperties: false.", location: location.child("type") });
  });

function inRequests(check) {
  const enter = ({ schema }, context) => {
    if (schema) for (const place of within(schema, context, context.location.child("schema"))) check(place, context);
  };
  return { Parameter: { enter }, RequestBody: { MediaType: { enter } } };
}

/** A schema and all of its parts, each with its location. */
function* within(schema, context, from) {
  const { node, location } = follow(schema, from, context);
  if (!node) return;
  yield { node, location };
  for (const [path, part] of parts(node)) yield* within(part, context, location.child(path));
}

function parts({ items, properties = {}, oneOf = [], anyOf = [], allOf = [] }) {
  return [
    ...(items ? [["items", items]] : []),
    ...Object.entries(properties).map(([name, property]) => [["properties", name], property]),
    ...Object.entries({ oneOf, anyOf, allOf }).flatMap(([name, list]) =>
      list.map((part, index) => [[name, index], part]),
    ),
  ];
}
