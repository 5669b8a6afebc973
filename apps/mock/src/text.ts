/** Small helpers for text: quoting, percent-encoding, and suggestions for misspelled names. */
import { MAX_QUOTED_CHARACTERS } from "./limits.ts";

/** Puts a piece of user input in quotation marks, shortened to keep an error message readable. */
export function quote(text: string): string {
  return text.length > MAX_QUOTED_CHARACTERS ? `"${text.slice(0, MAX_QUOTED_CHARACTERS)}…"` : `"${text}"`;
}

/** Makes the first letter a capital. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Decodes percent-encoded UTF-8. Undefined when it is malformed. */
export function percentDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Splits at the first occurrence of the separator. Without one, the second part is empty. */
export function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}

/**
 * Reads `name=value&name=value`, the format of queries and form bodies, in the given order. `+` is a space. Malformed
 * pairs are left out and added to the problems.
 */
export function readPairs(text: string, problems: string[]): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (const pair of text.split("&").filter((part) => part !== "")) {
    const [name, value] = splitOnce(pair.replaceAll("+", " "), "=").map(percentDecode);
    if (name === undefined || value === undefined) problems.push(`This is not percent-encoded UTF-8: ${quote(pair)}.`);
    else pairs.push([name, value]);
  }
  return pairs;
}

/** A longer name is not a misspelling, and comparing it would only take time. In characters. */
const MAX_NAME_LENGTH = 64;

/** The end of an error message that suggests a known name: every filter of a known field, otherwise the nearest name. */
export function suggestion(name: string, known: string[]): string {
  const siblings = known.filter((candidate) => isSameFilter(candidate, name));
  if (siblings.length > 0) return `; there are ${siblings.join(", ")}.`;
  const nearest = nearestName(name, known);
  return nearest === undefined ? "." : `; did you mean ${nearest}?`;
}

/** The known name at the smallest distance, case-insensitive. Undefined when more than half of the letters differ. */
function nearestName(name: string, known: string[]): string | undefined {
  if (name.length > MAX_NAME_LENGTH) return undefined;
  const distances = known.map((candidate) => distance(name.toLowerCase(), candidate.toLowerCase()));
  const smallest = Math.min(...distances);
  return smallest <= name.length / 2 ? known[distances.indexOf(smallest)] : undefined;
}

/** Whether a name with brackets differs in the last pair only, or was shortened to the content of one pair. */
function isSameFilter(known: string, name: string): boolean {
  const withoutOperator = (text: string) => text.slice(0, text.lastIndexOf("["));
  return known.includes(`[${name}]`) || (known.includes("[") && withoutOperator(known) === withoutOperator(name));
}

/** The Levenshtein distance of two texts. */
function distance(from: string, to: string): number {
  // One row of the usual table: the distances from what has been read of `from` to every beginning of `to`.
  let row = Array.from({ length: to.length + 1 }, (_, length) => length);
  for (const letter of from) {
    let left = (row[0] ?? 0) + 1;
    const next = [left];
    for (const [j, other] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      const removed = (row[j + 1] ?? 0) + 1;
      left = Math.min(replaced, removed, left + 1);
      next.push(left);
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
