import { timingSafeEqual } from "node:crypto";
import type { MeterOrderList } from "@meter-orders/client";
import { HttpError } from "../http/http-error.ts";
import type { Database, Value } from "./database.ts";
import { type Condition, readFilters } from "./filters.ts";
import { sign } from "./seeded.ts";
import type { ApiVersion } from "./versions/index.ts";

/** The size of a page without `limit`. It is also in the spec; a test compares them. */
const DEFAULT_LIMIT = 10;

/** The order after which a page begins. */
interface Position {
  createdAt: number;
  number: number;
}

type Row = [number: number, createdAt: number, document: string];

/** The list of one sandbox, in one API version. */
interface List {
  database: Database;
  world: number;
  version: ApiVersion;
  /** The key that signs cursors. */
  key: string;
}

/**
 * Returns one page of orders, newest first. Of orders that were created in the same millisecond, the one that was added
 * last comes first. Pagination therefore returns every order once, even while orders are added, and every page costs
 * the same.
 *
 * @param query the query parameters as sent, already validated.
 * @throws HttpError with 400 when the cursor is not one of this sandbox and of these parameters.
 */
export function listOrders(list: List, query: Record<string, string>): MeterOrderList {
  const { cursor, ...parameters } = query;
  const seal = (position: Position) => writeCursor(position, list, parameters);
  const after = cursor === undefined ? undefined : readCursor(cursor, seal);
  const limit = Number(parameters.limit ?? DEFAULT_LIMIT);
  const rows = select(list, readFilters(parameters, list.version.filterColumns), after, limit + 1);

  const hasMore = rows.length > limit;
  const [number = 0, createdAt = 0] = rows[limit - 1] ?? [];
  return {
    object: "list",
    items: rows.slice(0, limit).map(([, , document]) => list.version.toResource(JSON.parse(document))),
    next_page: hasMore ? seal({ createdAt, number }) : null,
    has_more: hasMore,
  };
}

function select({ database, world }: List, filters: Condition[], after: Position | undefined, count: number): Row[] {
  const conditions: Condition[] = [{ sql: "world = ?", values: [world] }, ...filters];
  if (after) conditions.push({ sql: "(created_at, number) < (?, ?)", values: [after.createdAt, after.number] });
  const values: Value[] = conditions.flatMap((condition) => condition.values);
  const where = conditions.map(({ sql }) => sql).join(" AND ");
  // Named, because SQLite does not know how many orders match, and would sort without need.
  const index = filters.find((filter) => filter.index !== undefined)?.index ?? "newest";
  const sql = `SELECT number, created_at, document FROM meter_order INDEXED BY ${index}
    WHERE ${where} ORDER BY created_at DESC, number DESC LIMIT ?`;
  return database.rows<Row>(sql, ...values, count);
}

/** 132 bits, too many to guess; more would only make cursors longer. */
const SIGNATURE_LENGTH = 22;

/** Writes a cursor, signed and bound to the sandbox and to every other parameter. */
function writeCursor(
  { createdAt, number }: Position,
  { world, key }: List,
  parameters: Record<string, string>,
): string {
  const position = `${createdAt.toString(36)}.${number.toString(36)}`;
  const query = Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const signature = sign(JSON.stringify([position, world, query]), key).slice(0, SIGNATURE_LENGTH);
  return Buffer.from(`${position}.${signature}`).toString("base64url");
}

/** Reads a cursor, which is valid when the same position gives the same cursor. */
function readCursor(cursor: string, write: (position: Position) => string): Position {
  const [createdAt = "", number = ""] = Buffer.from(cursor, "base64url").toString().split(".");
  const position = { createdAt: Number.parseInt(createdAt, 36), number: Number.parseInt(number, 36) };
  const [given, expected] = [Buffer.from(cursor), Buffer.from(write(position))];
  if (given.length === expected.length && timingSafeEqual(given, expected)) return position;
  throw new HttpError(
    400,
    'Query parameter "cursor" must be the next_page of a previous response, unmodified, with the same other parameters.',
  );
}
