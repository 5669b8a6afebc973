import type { Raw } from "./load.ts";
import type { Reader } from "./reader.ts";
import { readSchema } from "./schema.ts";
import { type Node, node } from "./tree.ts";

/** OpenAPI has these described elsewhere, and says to ignore them here. */
const elsewhere = ["accept", "content-type", "authorization"];

/** The parameters of an operation, as they are sent: objects taken apart, names in the path replaced by their places. */
export function readParameters(parameters: Raw[], path: string, reader: Reader): Map<string, Node> {
  const found = new Map<string, Node>();
  const all = parameters.map((parameter) => reader.resolve(parameter));
  for (const parameter of all.filter(({ in: place }) => place === "query" || place === "cookie"))
    for (const [name, leaf] of takenApart(parameter, reader)) found.set(`${parameter.in} ${name}`, leaf);
  for (const parameter of all.filter(
    ({ in: place, name }) => place === "header" && !elsewhere.includes(name.toLowerCase()),
  ))
    found.set(`header ${parameter.name.toLowerCase()}`, {
      ...sent(parameter, reader),
      label: `header ${parameter.name}`,
    });
  for (const [i, name] of namesIn(path).entries()) {
    const parameter = all.findLast((candidate) => candidate.in === "path" && candidate.name === name) ?? {};
    const { required: _, ...facts } = sent({ ...parameter, in: "path" }, reader).facts;
    found.set(`path ${i + 1}`, { ...node("parameter", facts), label: `path ${name}` });
  }
  return found;
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? "");
}

function takenApart(parameter: Raw, reader: Reader): [string, Node][] {
  const whole = sent(parameter, reader);
  return parameter.style === "deepObject" ? leaves(parameter.name, whole) : [[parameter.name, whole]];
}

/** `filter` with the fields `status` and in it `in` is sent as `filter[status][in]`. */
function leaves(name: string, whole: Node): [string, Node][] {
  const fields = [...whole.children].filter(([key]) => key !== "[]" && key !== "*");
  if (fields.length > 0) return fields.flatMap(([key, field]) => leaves(`${name}[${key}]`, within(whole, field)));
  // How a list within an object is sent, OpenAPI leaves open.
  return [[name, parameterNode({ ...whole.facts, ...(isList(whole) && { list: null }) }, whole)]];
}

function within(whole: Node, { facts: { required, ...facts }, ...field }: Node): Node {
  return { ...field, facts: { ...facts, ...(required && whole.facts.required ? { required } : {}) } };
}

function sent(parameter: Raw, reader: Reader): Node {
  const schema = parameter.schema ?? Object.values<Raw>(parameter.content ?? {})[0]?.schema;
  const whole = readSchema(schema, reader, "request");
  const facts = {
    ...whole.facts,
    ...(parameter.required && { required: true }),
    ...(isList(whole) && { list: listed(parameter) }),
  };
  return parameterNode(facts, whole);
}

/** On the wire there is neither null nor a type: the words true and false are a boolean however they are described. */
function parameterNode({ nullability: _, ...facts }: Node["facts"], { children }: Node): Node {
  const words = (facts.enum as string[] | undefined)?.toSorted().join();
  if (words !== '"false","true"') return node("parameter", facts, children);
  const { enum: __, ...others } = facts;
  return node("parameter", { ...others, type: ["boolean"] }, children);
}

function isList({ facts }: Node): boolean {
  return Array.isArray(facts.type) && facts.type.includes("array");
}

function listed({
  in: place,
  style = place === "path" || place === "header" ? "simple" : "form",
  explode,
}: Raw): string {
  if (style === "form" && (explode ?? true)) return "repeated";
  return style === "form" || style === "simple" ? "with commas" : style;
}
