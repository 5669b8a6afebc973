import { HttpError } from "../http/http-error.ts";
import { quote } from "../text.ts";
import type { Value } from "./database.ts";

/** A condition on orders, in SQL. */
export interface Condition {
  sql: string;
  values: Value[];
  /** The index that finds its orders already sorted, or finds only a few. */
  index?: string;
}

/** The column that holds what a field's filters ask for. An order shows its provider; the filter names its product. */
const COLUMNS: Record<string, string> = {
  status: "status",
  product: "'smart-meter-' || provider",
  customer: "customer",
  subscription: "subscription",
  created_at: "created_at",
  updated_at: "updated_at",
};

const INDEXES: Record<string, string> = {
  "status eq": "by_status",
  "customer eq": "by_customer",
  "customer in": "by_customer",
  "subscription eq": "by_subscription",
  "subscription in": "by_subscription",
};

/** SQLite refuses patterns of more than 50,000 bytes. No order has a text that comes near. */
const LONGEST_PATTERN = 10_000;

/**
 * Without letters of other alphabets in it, `LIKE` does not tell upper from lower case. It reads a pattern no further
 * than to a zero byte, which would match too much; no order has one either.
 */
const like = (pattern: (text: string) => string) => (column: string, text: string) => {
  if (text.includes("\0") || text.length > LONGEST_PATTERN) return { sql: "FALSE", values: [] };
  return { sql: `${column} LIKE ? ESCAPE '\\'`, values: [pattern(text.replaceAll(/[\\%_]/g, "\\$&"))] };
};

const moment = (operator: ">=" | "<=") => (column: string, text: string, name: string) => ({
  sql: `${column} ${operator} ?`,
  values: [readTimestamp(text, name)],
});

/** What each operator asks of a column. */
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
  gte: moment(">="),
  lte: moment("<="),
};

/** Reads the filters among the query parameters of a list. All must hold together. */
export function readFilters(query: Record<string, string>): Condition[] {
  return Object.entries(query).flatMap(([name, text]) => {
    const [, field = "", operator = ""] = /^filter\[(\w+)\]\[(\w+)\]$/.exec(name) ?? [];
    const column = COLUMNS[field];
    const condition = OPERATORS[operator];
    if (column === undefined || condition === undefined) return [];
    const index = INDEXES[`${field} ${operator}`];
    return [{ ...condition(column, text, name), ...(index !== undefined && { index }) }];
  });
}

/** A date-time may have a space for the `T`, and hours alone as its zone; JavaScript reads neither in every form. */
function readTimestamp(text: string, name: string): number {
  const time = Date.parse(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
  if (!Number.isNaN(time)) return time;
  throw new HttpError(400, `Query parameter ${quote(name)} must be a moment that exists, not ${quote(text)}.`);
}
