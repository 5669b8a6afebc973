import type { Operation } from "../contract/prism.ts";
import { MAX_PROBLEMS } from "../limits.ts";
import { suggestion } from "./nearest-name.ts";
import { readPairs } from "./percent-encoding.ts";
import { quote } from "./quote.ts";

/** How numbers are written. Prism also takes `0x10`, `1e1` and ` 10` for an integer. */
const NUMBERS: Record<string, RegExp> = {
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
};

/**
 * Reads the query parameters that the operation has; Prism checks them later.
 *
 * The problems are what Prism would let pass: names that are unknown or in another case, empty values, repetitions,
 * and odd spellings of numbers. Unknown names are dropped instead if `ignoreUnknown` says so, as the real API does.
 */
export function readQuery(
  search: string,
  operation: Operation,
  problems: string[],
  ignoreUnknown: boolean,
): Record<string, string> {
  if (search === "") return {};
  const types = new Map((operation.request?.query ?? []).map(({ name, schema }) => [name, typeOf(schema)]));
  const query = new Map<string, string>();
  for (const [name, value] of readPairs(search, problems)) {
    // No more of them are told, and looking for what was meant costs time.
    if (problems.length >= MAX_PROBLEMS) break;
    if (ignoreUnknown && !types.has(name)) continue;
    const problem = query.has(name) ? "must be given only once" : misspelling(value, types.get(name));
    if (!types.has(name)) problems.push(unknownParameter(name, [...types.keys()]));
    else if (problem !== undefined) problems.push(`Query parameter ${quote(name)} ${problem}.`);
    query.set(name, value);
  }
  return Object.fromEntries(query);
}

function typeOf(schema: unknown): string | undefined {
  return (schema as { type?: string } | undefined)?.type;
}

function misspelling(value: string, type: string | undefined): string | undefined {
  if (value === "") return "must not be empty";
  const spelling = NUMBERS[type ?? ""];
  return spelling && !spelling.test(value) ? `must be ${type === "integer" ? "an" : "a"} ${type}` : undefined;
}

function unknownParameter(name: string, known: string[]): string {
  const refusal = `There is no query parameter ${quote(name)}${suggestion(name, known)}`;
  return known.length === 0 ? refusal : `${refusal} The real API ignores it and answers unfiltered.`;
}
