import type { MeterOrderList } from "@meter-orders/client";
import type { Cursors } from "./cursor.ts";
import type { Database, Value } from "./database.ts";
import { type Condition, readFilters } from "./filters.ts";
import { LISTED, type ListedRow, toListedOrder } from "./order-row.ts";

/** How many orders a page has when the request does not say. The description says so too, and a test compares. */
const DEFAULT_LIMIT = 10;

/** Where a page begins: after this order. */
export interface Position {
  createdAt: number;
  number: number;
}

/**
 * Gives one page of a world's orders, newest first. Of orders created in the same millisecond the later comes first,
 * so a walk meets every order once, even while others are created. It costs the same wherever in a list it is.
 *
 * @param query the parameters as they came, known to keep the contract.
 * @throws HttpError with 400 when the cursor is not one of this world and of these parameters.
 */
export function listOrders(
  { database, world }: { database: Database; world: number },
  cursors: Cursors,
  query: Record<string, string>,
): MeterOrderList {
  const { cursor, ...parameters } = query;
  const after = cursor === undefined ? undefined : cursors.read(cursor, world, parameters);
  const limit = Number(parameters.limit ?? DEFAULT_LIMIT);
  const rows = select(database, world, readFilters(parameters), after, limit + 1);

  const last = rows[limit - 1];
  const hasMore = rows.length > limit;
  const position = hasMore && last && { number: last[0], createdAt: last[1] };
  return {
    object: "list",
    items: rows.slice(0, limit).map(toListedOrder),
    next_page: position ? cursors.write(position, world, parameters) : null,
    has_more: hasMore,
  };
}

function select(
  database: Database,
  world: number,
  filters: Condition[],
  after: Position | undefined,
  count: number,
): ListedRow[] {
  const conditions: Condition[] = [{ sql: "world = ?", values: [world] }, ...filters];
  if (after) conditions.push({ sql: "(created_at, number) < (?, ?)", values: [after.createdAt, after.number] });
  const values: Value[] = conditions.flatMap((condition) => condition.values);
  const where = conditions.map(({ sql }) => sql).join(" AND ");
  // Named, because the planner does not know how many orders a filter leaves, and would sort where it need not.
  const index = filters.find((filter) => filter.index !== undefined)?.index ?? "newest";
  const sql = `SELECT ${LISTED} FROM meter_order INDEXED BY ${index}
    WHERE ${where} ORDER BY created_at DESC, number DESC LIMIT ?`;
  return database.rows<ListedRow>(sql, ...values, count);
}
