import type { Facts } from "./aspects.ts";
import { choice } from "./choice.ts";
import type { Raw } from "./load.ts";
import { Mistake } from "./mistake.ts";
import type { Direction, Reader } from "./reader.ts";
import { type Node, node, tighten } from "./tree.ts";
import { values } from "./values.ts";

interface Place {
  reader: Reader;
  direction: Direction;
  /** The schemas that this one lies in, by which a circle is known. */
  above: readonly Raw[];
}

const deepest = 100;

export function readSchema(schema: Raw, reader: Reader, direction: Direction): Node {
  return read(schema, { reader, direction, above: [] });
}

function read(schema: Raw, place: Place): Node {
  if (schema === null || typeof schema !== "object") return node("field");
  if (place.above.includes(schema)) return node("field", { circular: true });
  if (place.above.length === deepest)
    throw new Mistake(`${place.reader.description.name} has schemas nested too deeply.`);
  place.reader.countSchema();
  const within = { ...place, above: [...place.above, schema] };
  const whole = parts(schema, within).reduce(
    tighten,
    node("field", facts(schema, place.direction), fields(schema, within)),
  );
  if (saysNullable(schema)) delete whole.facts.nullability;
  return whole;
}

/** What else must hold. What stands beside a `$ref` counts in every version, because its author meant it. */
function parts(schema: Raw, within: Place): Node[] {
  const reference = schema.$ref === undefined ? [] : [within.reader.target(schema.$ref)];
  const all = [...reference, ...(schema.allOf ?? [])].map((part) => read(part, within));
  const choices = [schema.oneOf, schema.anyOf].filter((options) => options?.length);
  return [...all, ...choices.map((options) => choice(options.map((option: Raw) => read(option, within))))];
}

/** Strictly, neither lets null through the type beside it or below. Everybody who writes it means that. */
function saysNullable(schema: Raw): boolean {
  return schema.nullable === true || (Array.isArray(schema.enum) && schema.enum.includes(null));
}

function facts(schema: Raw, direction: Direction): Facts {
  const closed = schema.additionalProperties === false || schema.unevaluatedProperties === false;
  return {
    ...values(schema),
    ...(closed && { additionalProperties: false }),
    ...(direction === "request" && schema.default !== undefined && { default: JSON.stringify(schema.default) }),
  };
}

function fields(schema: Raw, within: Place): Map<string, Node> {
  const found = new Map<string, Node>();
  const hidden = new Set<string>();
  for (const [name, property] of Object.entries<Raw>(schema.properties ?? {})) {
    if (isHidden(property, within)) hidden.add(name);
    else found.set(name, read(property, within));
  }
  for (const name of (schema.required ?? []).filter((name: string) => !hidden.has(name))) {
    const field = found.get(name) ?? node("field");
    found.set(name, { ...field, facts: { ...field.facts, required: true } });
  }
  if (schema.items) found.set("[]", read(schema.items, within));
  if (typeof schema.additionalProperties === "object") found.set("*", read(schema.additionalProperties, within));
  return found;
}

/** A field that is only ever sent is no part of an answer, and the other way round. */
function isHidden(property: Raw, { reader, direction }: Place): boolean {
  const keyword = direction === "request" ? "readOnly" : "writeOnly";
  return property?.[keyword] === true || reader.resolve(property)?.[keyword] === true;
}
