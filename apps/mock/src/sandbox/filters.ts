import { HttpError } from "../http/http-error.ts";
import { quote } from "../text.ts";
import type { Value } from "./database.ts";

/** A condition on orders, in SQL. */
export interface Condition {
  sql: string;
  values: Value[];
  /** The index that returns its orders sorted, or returns only a few. */
  index?: string;
}

const INDEXES: Record<string, string> = {
  "status eq": "by_status",
  "customer eq": "by_customer",
  "customer in": "by_customer",
  "subscription eq": "by_subscription",
  "subscription in": "by_subscription",
};

/** SQLite rejects patterns of more than 50,000 bytes. No order has a text of that length. */
const MAX_PATTERN = 10_000;

/**
 * `LIKE` is case-insensitive for ASCII, which is all that orders contain. It ignores a pattern after a null character,
 * and would match too much; no order contains one either.
 */
const like = (pattern: (text: string) => string) => (column: string, text: string) => {
  if (text.includes("\0") || text.length > MAX_PATTERN) return { sql: "FALSE", values: [] };
  return { sql: `${column} LIKE ? ESCAPE '\\'`, values: [pattern(text.replaceAll(/[\\%_]/g, "\\$&"))] };
};

const time = (operator: ">=" | "<=") => (column: string, text: string, name: string) => ({
  sql: `${column} ${operator} ?`,
  values: [readDateTime(text, name)],
});

/** The condition of each operator. */
const OPERATORS: Record<string, (column: string, text: string, name: string) => Condition> = {
  eq: (column, text) => ({ sql: `${column} = ?`, values: [text] }),
  ne: (column, text) => ({ sql: `${column} <> ?`, values: [text] }),
  in: (column, text) => {
    const values = text.split(",");
    return { sql: `${column} IN (${values.map(() => "?").join(", ")})`, values };
  },
  is_null: (column, text) => ({ sql: `${column} IS ${text === "true" ? "" : "NOT "}NULL`, values: [] }),
  contains: like((text) => `%${text}%`),
  starts_with: like((text) => `${text}%`),
  ends_with: like((text) => `%${text}`),
  gte: time(">="),
  lte: time("<="),
};

/**
 * Reads the filters of a query. They are combined with AND.
 *
 * @param columns the column of each field, as the API version has it.
 */
export function readFilters(query: Record<string, string>, columns: Record<string, string>): Condition[] {
  return Object.entries(query).flatMap(([name, text]) => {
    const [, field = "", operator = ""] = /^filter\[(\w+)\]\[(\w+)\]$/.exec(name) ?? [];
    const column = columns[field];
    const condition = OPERATORS[operator];
    if (column === undefined || condition === undefined) return [];
    const index = INDEXES[`${column} ${operator}`];
    return [{ ...condition(column, text, name), ...(index !== undefined && { index }) }];
  });
}

/** A date-time may have a space instead of `T`, and a zone of hours only. JavaScript does not read every such form. */
function readDateTime(text: string, name: string): number {
  const time = Date.parse(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
  if (!Number.isNaN(time)) return time;
  throw new HttpError(400, `Query parameter ${quote(name)} must be a valid date-time, not ${quote(text)}.`);
}
