import type { Facts } from "./aspects.ts";
import type { Raw } from "./load.ts";

/** They say how a program holds a value, or shows it; the JSON is the same. */
const hints = ["", "int32", "int64", "float", "double", "password"];

const asTheyAre = ["pattern", "maxLength", "maxItems", "maxProperties"] as const;
const zeroIsNothing = ["minLength", "minItems", "minProperties"] as const;
const rare = ["not", "if", "then", "else", "dependentRequired", "dependentSchemas", "patternProperties", "contains"];

/** What a schema says by itself of the values that it allows, in one spelling. */
export function values(schema: Raw): Facts {
  const listed = schema.const === undefined ? schema.enum : [schema.const];
  const named: unknown[] | undefined = listed?.filter((value: unknown) => value !== null);
  const types = typesOf(schema, listed);
  const type = types?.filter((name) => name !== "null");
  const facts: Facts = {
    type,
    nullability: types && !types.includes("null") ? "never" : undefined,
    enum: isWholeBoolean(named) ? undefined : named?.map((value) => JSON.stringify(value)),
    format: hints.includes(schema.format ?? "") ? undefined : schema.format,
    ...bounds(schema, type?.includes("integer") === true && !type.includes("number")),
    multipleOf: schema.multipleOf === 1 ? undefined : schema.multipleOf,
    uniqueItems: schema.uniqueItems || undefined,
    keywords: rareKeywords(schema),
  };
  for (const keyword of asTheyAre) facts[keyword] = schema[keyword];
  for (const keyword of zeroIsNothing) facts[keyword] = schema[keyword] || undefined;
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** Integers are numbers: a number is written as both, so that integers alone are a part of it. */
function typesOf(schema: Raw, listed: unknown[] | undefined): string[] | undefined {
  const types = declared(schema) ?? (listed ? [...new Set(listed.map(typeOf))] : implied(schema));
  if (!types?.includes("number")) return types;
  const others = types.filter((name) => name !== "number" && name !== "integer");
  return schema.multipleOf === 1 ? [...others, "integer"] : [...others, "integer", "number"];
}

function declared({ type, nullable }: Raw): string[] | undefined {
  return type === undefined ? undefined : [type, nullable === true ? "null" : []].flat();
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** A schema that lists fields or items is meant for objects or arrays, though it does not say so. */
function implied(schema: Raw): string[] | undefined {
  if (schema.properties) return ["object"];
  return schema.items ? ["array"] : undefined;
}

/** In version 3.0 `exclusiveMinimum` is a switch, in 3.1 a bound of its own. */
function bounds(schema: Raw, integer: boolean): Facts {
  const above = schema.exclusiveMinimum === true ? schema.minimum : number(schema.exclusiveMinimum);
  const below = schema.exclusiveMaximum === true ? schema.maximum : number(schema.exclusiveMaximum);
  const minimum = schema.exclusiveMinimum === true ? undefined : schema.minimum;
  const maximum = schema.exclusiveMaximum === true ? undefined : schema.maximum;
  if (!integer) return { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below };
  return {
    minimum: above === undefined ? minimum : Math.max(Math.floor(above) + 1, minimum ?? -Infinity),
    maximum: below === undefined ? maximum : Math.min(Math.ceil(below) - 1, maximum ?? Infinity),
  };
}

function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function isWholeBoolean(named: unknown[] | undefined): boolean {
  return named?.includes(true) === true && named.includes(false) && named.length === 2;
}

/** Compared word by word: they are rare, and it is better to report one twice than to miss it. */
function rareKeywords(schema: Raw): string | undefined {
  const found = rare.filter((keyword) => schema[keyword] !== undefined);
  return found.length > 0 ? JSON.stringify(found.map((keyword) => [keyword, schema[keyword]])) : undefined;
}
