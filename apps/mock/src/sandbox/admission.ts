import { HttpError } from "../http/http-error.ts";
import { MAX_ORDERS } from "../limits.ts";
import type { Database } from "./database.ts";
import type { StoredOrder } from "./order-row.ts";

/** Throws a HttpError with 409 when so many orders more are too many for the mock. */
export function assertRoom({ orders }: Database, count: number): void {
  if (orders + count <= MAX_ORDERS) return;
  throw new HttpError(
    409,
    `The mock has room for ${MAX_ORDERS} orders, and not for more. Reset a world, or restart it.`,
  );
}

/** Throws a HttpError with 409 when the subscription or the id of an order has one already in its world. */
export function assertFirst(database: Database, world: number, { id, subscription }: StoredOrder): void {
  const holds = (column: "id" | "subscription", value: string) =>
    database.get(`SELECT 1 FROM meter_order WHERE world = ? AND ${column} = ?`, world, value) !== undefined;
  if (holds("subscription", subscription)) {
    throw new HttpError(409, `The subscription ${subscription} has its meter order already.`);
  }
  if (holds("id", id)) throw new HttpError(409, `There is a meter order ${id} already.`);
}
