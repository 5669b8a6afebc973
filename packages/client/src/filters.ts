import { FILTERS, type MeterOrderFilter, OPERANDS } from "./filters.gen.js";

/**
 * Writes filters as the API reads them: `filter[status][in]=waiting,ordered`.
 *
 * @throws TypeError for a field, an operator or a value that the API does not know. The API itself would ignore the
 * field or the operator, and answer with all orders.
 */
export function filterQuery(filter: MeterOrderFilter): [name: string, value: string][] {
  const query: [string, string][] = [];
  for (const [field, operators] of entries(filter, "filter")) {
    checkFilter(field);
    if (operators === undefined) continue;
    for (const [operator, value] of entries(operators, `filter.${field}`)) {
      checkFilter(field, operator);
      if (value !== undefined) query.push([`filter[${field}][${operator}]`, write(value, field, operator)]);
    }
  }
  return query;
}

function entries(value: unknown, where: string): [string, unknown][] {
  if (typeof value === "object" && value && !Array.isArray(value)) return Object.entries(value);
  throw new TypeError(`${where} must be an object`);
}

/**
 * Checks the name of a filter.
 *
 * @throws TypeError when the API does not know it.
 */
export function checkFilter(field: string, operator?: string): void {
  known(Object.keys(FILTERS), "filter", field);
  if (operator !== undefined) known(FILTERS[field], `filter.${field}`, operator);
}

function known(names: string[] | undefined, where: string, name: string): void {
  if (!names?.includes(name)) throw new TypeError(`${where} has no ${name}; it has ${names?.join(", ")}`);
}

function write(value: unknown, field: string, operator: string): string {
  const kind = OPERANDS[operator] ?? "";
  const text = value instanceof Date && !Number.isNaN(+value) ? value.toISOString() : `${value}`;
  if (RULES[kind]?.(value, text)) return text;
  throw new TypeError(`filter.${field}.${operator} must be ${WANTED[kind]}`);
}

const isText = (value: unknown) => typeof value === "string" && value !== "";

const RULES: Record<string, (value: unknown, text: string) => boolean> = {
  string: isText,
  boolean: (value) => typeof value === "boolean",
  array: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((item) => isText(item) && !item.includes(",")),
  "date-time": (_, text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text),
};

const WANTED: Record<string, string> = {
  string: "a text that is not empty",
  boolean: "true or false",
  array: "a list of one text or more, without commas in them",
  "date-time": "a valid Date, or a time with a zone such as 2024-03-14T12:00:00Z",
};
