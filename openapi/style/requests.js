/** What a client sends has bounds and no unknown fields, so that a mistake in it is noticed. */
import { follow } from "./follow.js";

const bounds = ["minLength", "pattern", "format", "enum", "const"];

export const requestStringsBounded = () =>
  inRequests(({ node, location }, { report }) => {
    if ([node.type].flat().includes("string") && !bounds.some((bound) => bound in node))
      report({ message: `Bound the string with one of ${bounds.join(", ")}.`, location: location.child("type") });
  });

/** An exception says why, in the schema itself: x-open-object is the reason, in a sentence. */
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

/** A schema and all that it consists of, each with its location. */
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
