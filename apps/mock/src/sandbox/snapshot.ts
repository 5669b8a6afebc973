import { HttpError } from "../http/http-error.ts";
import { quote } from "../text.ts";
import { assertRoom } from "./admission.ts";
import type { ClockState } from "./clock.ts";
import type { OrderBook } from "./order-book.ts";
import { COLUMNS, type OrderRow, type StoredMove, type StoredOrder } from "./order-row.ts";
import { readTimestamp } from "./timestamp.ts";

/** The orders and the clock of a world at one moment, as plain data. Moments are milliseconds since 1970. */
export interface Snapshot {
  clock: ClockState;
  orders: SnapshotOrder[];
}

/** An order with every status that it has had, in turn. */
export interface SnapshotOrder extends StoredOrder {
  moves: StoredMove[];
}

/** Everything that is stored about the orders of a world, in the order in which they were added. */
export function dumpOrders(book: OrderBook): SnapshotOrder[] {
  const sql = `SELECT ${COLUMNS} FROM meter_order WHERE world = ? ORDER BY number`;
  const rows = book.database.all<OrderRow>(sql, book.world);
  return rows.map(({ number, ...row }) => ({ ...row, moves: book.moves(number) }));
}

/**
 * Adds the orders of a dump, as they were.
 *
 * @throws RangeError when a moment is none; HttpError with 409 when an id or a subscription comes twice, or when they are too many.
 */
export function loadOrders(book: OrderBook, orders: readonly SnapshotOrder[]): void {
  assertRoom(book.database, orders.length);
  for (const name of ["id", "subscription"] as const) assertDistinct(name, orders);
  for (const { moves, ...order } of orders) {
    const moments = [order.created_at, order.updated_at, order.due_at ?? 0, ...moves.map(({ at }) => at)];
    for (const moment of moments) readTimestamp(moment);
    book.store(order, moves);
  }
}

function assertDistinct(name: "id" | "subscription", orders: readonly SnapshotOrder[]): void {
  const seen = new Set<string>();
  for (const { [name]: value } of orders) {
    if (seen.has(value)) throw new HttpError(409, `The snapshot has two orders with the ${name} ${quote(value)}.`);
    seen.add(value);
  }
}
