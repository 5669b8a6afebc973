import { quote } from "./quote.ts";

/** Decodes percent-encoded UTF-8; undefined when it is none. */
export function percentDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Splits at the first occurrence of the separator; without one, the second part is empty. */
export function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}

/**
 * Reads `name=value&name=value`, the form of queries and of form bodies, in the order given. `+` is a space.
 * Pairs that are malformed are left out and added to the problems.
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
