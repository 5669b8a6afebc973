import type { Constraints } from "./constraints.ts";
import { type Raw, UserError } from "./load.ts";
import { type Node, node, oneOf, tighten } from "./node.ts";
import type { Direction, Reader } from "./reader.ts";

interface Context {
  reader: Reader;
  direction: Direction;
  /** The enclosing schemas, to detect a circle. */
  ancestors: readonly Raw[];
}

const MAX_DEPTH = 100;

/** Formats that say how a program holds or shows a value. The JSON is the same. */
const HINTS = ["", "int32", "int64", "float", "double", "password"];

const COPIED = ["pattern", "maxLength", "maxItems", "maxProperties"] as const;
const ZERO_BY_DEFAULT = ["minLength", "minItems", "minProperties"] as const;
const RARE = ["not", "if", "then", "else", "dependentRequired", "dependentSchemas", "patternProperties", "contains"];

export function readSchema(schema: Raw, reader: Reader, direction: Direction): Node {
  return read(schema, { reader, direction, ancestors: [] });
}

function read(schema: Raw, context: Context): Node {
  if (schema === null || typeof schema !== "object") return node("field");
  if (context.ancestors.includes(schema)) return node("field", { circular: true });
  if (context.ancestors.length === MAX_DEPTH)
    throw new UserError(`${context.reader.name} has schemas nested too deeply.`);
  context.reader.countSchema();
  const inner = { ...context, ancestors: [...context.ancestors, schema] };
  const self = node("field", constraintsOf(schema, context.direction), fields(schema, inner));
  const whole = parts(schema, inner).reduce(tighten, self);
  if (saysNullable(schema)) delete whole.constraints.nullability;
  return whole;
}

/** What else must hold. Siblings of a `$ref` count in every OpenAPI version, because the author meant them. */
function parts(schema: Raw, context: Context): Node[] {
  const reference = schema.$ref === undefined ? [] : [context.reader.target(schema.$ref)];
  const all = [...reference, ...(schema.allOf ?? [])].map((part) => read(part, context));
  const choices = [schema.oneOf, schema.anyOf].filter((options) => options?.length);
  return [...all, ...choices.map((options) => oneOf(options.map((option: Raw) => read(option, context))))];
}

/** Strictly, neither permits null if the type beside or below it does not. Everybody who writes it means that. */
function saysNullable(schema: Raw): boolean {
  return schema.nullable === true || (Array.isArray(schema.enum) && schema.enum.includes(null));
}

function fields(schema: Raw, context: Context): Map<string, Node> {
  const found = new Map<string, Node>();
  const hidden = new Set<string>();
  for (const [name, property] of Object.entries<Raw>(schema.properties ?? {})) {
    if (isHidden(property, context)) hidden.add(name);
    else found.set(name, read(property, context));
  }
  for (const name of (schema.required ?? []).filter((name: string) => !hidden.has(name))) {
    const field = found.get(name) ?? node("field");
    found.set(name, { ...field, constraints: { ...field.constraints, required: true } });
  }
  if (schema.items) found.set("[]", read(schema.items, context));
  if (typeof schema.additionalProperties === "object") found.set("*", read(schema.additionalProperties, context));
  return found;
}

/** A write-only field is not part of a response, nor a read-only field of a request. */
function isHidden(property: Raw, { reader, direction }: Context): boolean {
  const keyword = direction === "request" ? "readOnly" : "writeOnly";
  return property?.[keyword] === true || reader.resolve(property)?.[keyword] === true;
}

/** What a schema by itself says of the values that it allows, in one spelling. */
function constraintsOf(schema: Raw, direction: Direction): Constraints {
  const listed = schema.const === undefined ? schema.enum : [schema.const];
  const values: unknown[] | undefined = listed?.filter((value: unknown) => value !== null);
  const types = typesOf(schema, listed);
  const type = types?.filter((name) => name !== "null");
  const isClosed = schema.additionalProperties === false || schema.unevaluatedProperties === false;
  const constraints: Constraints = {
    type,
    nullability: types && !types.includes("null") ? "never" : undefined,
    enum: isWholeBoolean(values) ? undefined : values?.map((value) => JSON.stringify(value)),
    format: HINTS.includes(schema.format ?? "") ? undefined : schema.format,
    ...bounds(schema, type?.includes("integer") === true && !type.includes("number")),
    multipleOf: schema.multipleOf === 1 ? undefined : schema.multipleOf,
    uniqueItems: schema.uniqueItems || undefined,
    keywords: rareKeywords(schema),
    additionalProperties: isClosed ? false : undefined,
    default: direction === "request" ? JSON.stringify(schema.default) : undefined,
  };
  for (const keyword of COPIED) constraints[keyword] = schema[keyword];
  for (const keyword of ZERO_BY_DEFAULT) constraints[keyword] = schema[keyword] || undefined;
  return Object.fromEntries(Object.entries(constraints).filter(([, value]) => value !== undefined));
}

/** Integers are numbers: a number is written as both, so that integers alone are a subset of it. */
function typesOf(schema: Raw, listed: unknown[] | undefined): string[] | undefined {
  const types = declaredTypes(schema) ?? (listed ? [...new Set(listed.map(typeOf))] : impliedTypes(schema));
  if (!types?.includes("number")) return types;
  const others = types.filter((name) => name !== "number" && name !== "integer");
  return schema.multipleOf === 1 ? [...others, "integer"] : [...others, "integer", "number"];
}

function declaredTypes({ type, nullable }: Raw): string[] | undefined {
  return type === undefined ? undefined : [type, nullable === true ? "null" : []].flat();
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** A schema with fields or items is meant for objects or arrays, even if it does not say so. */
function impliedTypes(schema: Raw): string[] | undefined {
  if (schema.properties) return ["object"];
  return schema.items ? ["array"] : undefined;
}

/** In OpenAPI 3.0 `exclusiveMinimum` is a flag, in 3.1 a bound of its own. */
function bounds(schema: Raw, isInteger: boolean): Constraints {
  const above = schema.exclusiveMinimum === true ? schema.minimum : number(schema.exclusiveMinimum);
  const below = schema.exclusiveMaximum === true ? schema.maximum : number(schema.exclusiveMaximum);
  const minimum = schema.exclusiveMinimum === true ? undefined : schema.minimum;
  const maximum = schema.exclusiveMaximum === true ? undefined : schema.maximum;
  if (!isInteger) return { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below };
  return {
    minimum: above === undefined ? minimum : Math.max(Math.floor(above) + 1, minimum ?? -Infinity),
    maximum: below === undefined ? maximum : Math.min(Math.ceil(below) - 1, maximum ?? Infinity),
  };
}

function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function isWholeBoolean(values: unknown[] | undefined): boolean {
  return values?.includes(true) === true && values.includes(false) && values.length === 2;
}

/** Compared as text: they are rare, and it is better to report one twice than to miss it. */
function rareKeywords(schema: Raw): string | undefined {
  const found = RARE.filter((keyword) => schema[keyword] !== undefined);
  return found.length > 0 ? JSON.stringify(found.map((keyword) => [keyword, schema[keyword]])) : undefined;
}
