import type { Operation } from "../contract/prism.ts";
import { MAX_EXAMPLE_CHARACTERS } from "../limits.ts";
import { percentDecode, splitOnce } from "../request/percent-encoding.ts";

/**
 * Shows a call: its method, path and query. Parameters that the contract does not know keep their name only, because
 * nobody knows what is in them; some callers send a token that way.
 */
export function callExample(method: string, path: string, search: string, operation: Operation | undefined): string {
  const known = new Set((operation?.request?.query ?? []).map(({ name }) => name));
  const pairs = search.split("&").map((pair) => {
    const [rawName, value] = splitOnce(pair, "=");
    const name = percentDecode(rawName.replaceAll("+", " "));
    return value === "" || (name !== undefined && known.has(name)) ? pair : `${rawName}=…`;
  });
  return shortened(`${method} ${path}${search && `?${pairs.join("&")}`}`);
}

/** Keeps the beginning of what a caller may have made very long. */
export function shortened(text: string): string {
  return text.length > MAX_EXAMPLE_CHARACTERS ? `${text.slice(0, MAX_EXAMPLE_CHARACTERS)}…` : text;
}
