import type { Filters, Operand } from "./versions/version.js";

/**
 * Inserts path parameters into a path.
 *
 * @throws TypeError for an empty ID, `.`, and `..`, which would lead to another URL.
 */
export function serializePath(path: string, values: Record<string, unknown>): string {
  return path.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    if (typeof value === "string" && !/^\.{0,2}$/.test(value)) return encodeURIComponent(value);
    throw new TypeError(`${name} must be an ID, not ${JSON.stringify(value)}`);
  });
}

/**
 * Serializes query parameters as the API expects them: an array as one parameter with commas. Omits undefined values.
 *
 * @throws TypeError for an unknown filter and for an empty array, because the API would return all orders.
 */
export function serializeQuery(query: Record<string, unknown>, filters: Filters): string {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => {
      const [, field, operator] = /^filter\W*(\w*)\W*(\w*)/.exec(name) ?? [];
      if (field !== undefined) lookUp(lookUp(filters, field, "filter"), operator ?? "", `filter.${field}`);
      if (Array.isArray(value) && value.length === 0) {
        throw new TypeError(`${name} is an empty list, which the API would ignore. Skip the call, or omit the filter`);
      }
      return `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`;
    })
    .join("&");
}

/**
 * Turns filters into query parameters: `{ status: { in: ["waiting"] } }` into `filter[status][in]`.
 *
 * @throws TypeError for an unknown field or operator, which the API would ignore, and for a value of the wrong type.
 */
export function filterParameters(filter: object, filters: Filters): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [field, operators] of entriesOf(filter, "filter")) {
    const operands = lookUp(filters, field, "filter");
    if (operators === undefined) continue;
    for (const [operator, value] of entriesOf(operators, `filter.${field}`)) {
      const operand = lookUp(operands, operator, `filter.${field}`);
      if (value === undefined) continue;
      const text = value instanceof Date && !Number.isNaN(+value) ? value.toISOString() : `${value}`;
      const [isValid, expected] = OPERANDS[operand];
      if (!isValid(value, text)) throw new TypeError(`filter.${field}.${operator} must be ${expected}`);
      parameters[`filter[${field}][${operator}]`] = text;
    }
  }
  return parameters;
}

function entriesOf(value: unknown, where: string): [string, unknown][] {
  if (typeof value === "object" && value && !Array.isArray(value)) return Object.entries(value);
  throw new TypeError(`${where} must be an object`);
}

/** The value of a name in a table, unless there is no such name. */
function lookUp<Value>(table: Record<string, Value>, name: string, where: string): Value {
  if (Object.hasOwn(table, name)) return table[name] as Value;
  throw new TypeError(`${where} has no "${name}". Use one of: ${Object.keys(table).join(", ")}`);
}

const isText = (value: unknown) => typeof value === "string" && value !== "";

/** How a value is checked, and what the error says it must be. */
const OPERANDS: Record<Operand, [isValid: (value: unknown, text: string) => boolean, expected: string]> = {
  string: [isText, "a non-empty string"],
  boolean: [(value) => typeof value === "boolean", "true or false"],
  array: [
    (value) => Array.isArray(value) && value.length > 0 && value.every((item) => isText(item) && !item.includes(",")),
    "a non-empty array of strings without commas",
  ],
  "date-time": [
    (_, text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text),
    "a valid Date, or a string with a time zone such as 2024-03-14T12:00:00Z",
  ],
};
