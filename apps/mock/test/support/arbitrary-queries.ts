import fc from "fast-check";
import type { Operation } from "../../src/validation/operation.ts";
import { nearlyValidText, type ValueSchema, validValue } from "./arbitrary-values.ts";

type Pair = [name: string, value: string];

/** What is no parameter of any operation. */
const STRANGERS = ["", "__proto__", "constructor", "status", "filter[foo][eq]", "filter[status]", "x"];
const MALFORMED = ["&&&", "=", "%ZZ=1", "limit", "limit=%E0%A4%A", "?limit=1", "cursor=a#b", "limit=5&"];

/** Queries of some of an operation's parameters, each with a value that keeps its schema. */
export function validQuery(operation: Operation): fc.Arbitrary<string> {
  const pairs = parametersOf(operation).map(({ name, schema }) => fc.tuple(fc.constant(name), validText(schema)));
  return fc
    .subarray(pairs, { maxLength: Math.min(pairs.length, 4) })
    .chain((some) => fc.tuple(...some))
    .chain(encoded);
}

/** Queries with values that nearly fit, names that nearly exist, and repetitions. */
export function nearlyValidQuery(operation: Operation): fc.Arbitrary<string> {
  const pairs = parametersOf(operation).map(({ name, schema }) =>
    fc.tuple(misspelt(name), fc.oneof(validText(schema), nearlyValidText(schema))),
  );
  const stranger = fc.tuple(fc.constantFrom(...STRANGERS), nearlyValidText({ type: "string" }));
  const wellFormed = fc.array(fc.oneof(...pairs, stranger), { minLength: 1, maxLength: 4 }).chain(encoded);
  return fc.oneof({ weight: 12, arbitrary: wellFormed }, { weight: 1, arbitrary: fc.constantFrom(...MALFORMED) });
}

/** Pairs in the form of queries and form bodies, with more characters encoded or fewer. */
export function encoded(pairs: Pair[]): fc.Arbitrary<string> {
  const sparingly = (text: string) =>
    encodeURIComponent(text)
      .replace(/%(5B|5D|2C|3A|2F)/g, decodeURIComponent)
      .replaceAll("%20", "+");
  return fc
    .constantFrom(encodeURIComponent, sparingly)
    .map((encode) => pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&"));
}

/** The name itself most of the time. */
function misspelt(name: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.constant(name) },
    { weight: 1, arbitrary: fc.constantFrom(name.toUpperCase(), name.slice(1), name.slice(0, -1), `${name}x`) },
  );
}

function validText(schema: ValueSchema): fc.Arbitrary<string> {
  return validValue(schema).map(String);
}

function parametersOf(operation: Operation): { name: string; schema: ValueSchema }[] {
  return (operation.request?.query ?? []).map(({ name, schema }) => ({ name, schema: schema as ValueSchema }));
}
