import { checkFilter } from "./filters.js";

/**
 * Writes a query as the API reads it: a list is one parameter with commas, and what is undefined is left out.
 *
 * @throws TypeError for a filter that the API does not know, and for an empty list: the API would answer with everything
 * instead of nothing.
 */
export function writeQuery(query: Record<string, unknown>): string {
  const parameters = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return parameters
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(text(name, value))}`)
    .join("&");
}

function text(name: string, value: unknown): string {
  const [, field, operator] = /^filter\W*(\w*)\W*(\w*)/.exec(name) ?? [];
  if (field !== undefined) checkFilter(field, operator);
  if (Array.isArray(value) && value.length === 0) {
    throw new TypeError(
      `${name} is an empty list, which the API would ignore; do not call it, or leave the filter out`,
    );
  }
  return String(value);
}
