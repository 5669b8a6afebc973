import type { Raw } from "./load.ts";
import { type Node, node } from "./node.ts";
import type { Reader } from "./reader.ts";
import { readSchema } from "./schema.ts";

/** OpenAPI describes these elsewhere, and says to ignore them here. */
const IGNORED_HEADERS = ["accept", "content-type", "authorization"];

/** The parameters of an operation, as they are sent: objects are flattened, path parameters matched by position. */
export function readParameters(parameters: Raw[], path: string, reader: Reader): Map<string, Node> {
  const found = new Map<string, Node>();
  const all = parameters.map((parameter) => reader.resolve(parameter));
  const inPlace = (...places: string[]) => all.filter((parameter) => places.includes(parameter.in));
  for (const parameter of inPlace("query", "cookie"))
    for (const [name, leaf] of flatten(parameter, reader)) found.set(`${parameter.in} ${name}`, leaf);
  for (const parameter of inPlace("header")) {
    const key = parameter.name.toLowerCase();
    if (IGNORED_HEADERS.includes(key)) continue;
    found.set(`header ${key}`, { ...readParameter(parameter, reader), label: `header ${parameter.name}` });
  }
  for (const [i, [, name = ""]] of [...path.matchAll(/\{([^}]*)\}/g)].entries()) {
    const parameter = inPlace("path").findLast((candidate) => candidate.name === name);
    const { required: _, ...constraints } = readParameter({ ...parameter, in: "path" }, reader).constraints;
    found.set(`path ${i + 1}`, { ...node("parameter", constraints), label: `path ${name}` });
  }
  return found;
}

function flatten(parameter: Raw, reader: Reader): [string, Node][] {
  const whole = readParameter(parameter, reader);
  return parameter.style === "deepObject" ? leaves(parameter.name, whole) : [[parameter.name, whole]];
}

/** `filter` with the field `status`, which has the field `in`, is sent as `filter[status][in]`. */
function leaves(name: string, whole: Node): [string, Node][] {
  const fields = [...whole.children].filter(([key]) => key !== "[]" && key !== "*");
  if (fields.length > 0) return fields.flatMap(([key, field]) => leaves(`${name}[${key}]`, within(whole, field)));
  // OpenAPI does not define how an array inside an object is sent.
  return [[name, parameterNode({ ...whole.constraints, ...(isList(whole) && { list: null }) }, whole)]];
}

function within(whole: Node, { constraints: { required, ...constraints }, ...field }: Node): Node {
  return {
    ...field,
    constraints: { ...constraints, ...(required && whole.constraints.required ? { required } : {}) },
  };
}

function readParameter(parameter: Raw, reader: Reader): Node {
  const schema = parameter.schema ?? Object.values<Raw>(parameter.content ?? {})[0]?.schema;
  const whole = readSchema(schema, reader, "request");
  const constraints = {
    ...whole.constraints,
    ...(parameter.required && { required: true }),
    ...(isList(whole) && { list: listStyle(parameter) }),
  };
  return parameterNode(constraints, whole);
}

/** A URL has neither null nor types: the words true and false are a boolean however they are described. */
function parameterNode({ nullability: _, ...constraints }: Node["constraints"], { children }: Node): Node {
  const words = (constraints.enum as string[] | undefined)?.toSorted().join();
  if (words !== '"false","true"') return node("parameter", constraints, children);
  const { enum: __, ...others } = constraints;
  return node("parameter", { ...others, type: ["boolean"] }, children);
}

function isList({ constraints }: Node): boolean {
  return Array.isArray(constraints.type) && constraints.type.includes("array");
}

function listStyle({ in: place, style: given, explode }: Raw): string {
  const style = given ?? (place === "path" || place === "header" ? "simple" : "form");
  if (style === "form" && (explode ?? true)) return "repeated";
  return style === "form" || style === "simple" ? "with commas" : style;
}
