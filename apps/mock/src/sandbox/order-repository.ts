import { HttpError } from "../http/http-error.ts";
import { MAX_ORDERS } from "../limits.ts";
import type { Database, Value } from "./database.ts";
import type { OrderDocument, OrderRow } from "./order-document.ts";

interface Stored {
  number: number;
  document: string;
}

/** The orders of one sandbox in the database. It reads and writes; others decide what happens to an order. */
export class OrderRepository {
  readonly database: Database;
  /** The row number of the sandbox. */
  readonly world: number;

  constructor(database: Database, world: number) {
    this.database = database;
    this.world = world;
  }

  find(id: string): OrderRow | undefined {
    return this.#first("world = ? AND id = ?", this.world, id);
  }

  /** The order that is due first; undefined when none is due yet. */
  due(now: number): OrderRow | undefined {
    return this.#first("world = ? AND due_at <= ? ORDER BY due_at, number LIMIT 1", this.world, now);
  }

  /** When the next order is due; undefined when none moves by itself. */
  nextDue(): number | undefined {
    const sql = "SELECT min(due_at) AS due FROM meter_order WHERE world = ? AND due_at IS NOT NULL";
    return this.database.get<{ due: number | null }>(sql, this.world)?.due ?? undefined;
  }

  /** All orders, in the order in which they were added. */
  all(): OrderDocument[] {
    const sql = "SELECT document FROM meter_order WHERE world = ? ORDER BY number";
    return this.database.all<Stored>(sql, this.world).map(({ document }) => JSON.parse(document));
  }

  count(): number {
    const sql = "SELECT count(*) AS count FROM meter_order WHERE world = ?";
    return this.database.get<{ count: number }>(sql, this.world)?.count ?? 0;
  }

  /**
   * Adds an order.
   *
   * @throws HttpError with 409 when its ID or its subscription has an order, or when the mock is full.
   */
  insert(order: OrderDocument): void {
    this.assertRoom(1);
    try {
      const sql = "INSERT INTO meter_order (world, document) VALUES (?, ?)";
      this.database.run(sql, this.world, JSON.stringify(order));
    } catch (error) {
      throw this.#conflict(order) ?? error;
    }
    this.database.orders++;
  }

  update({ number, order }: OrderRow): void {
    this.database.run("UPDATE meter_order SET document = ? WHERE number = ?", JSON.stringify(order), number);
  }

  /** Deletes every order of the sandbox. */
  clear(): void {
    this.database.orders -= this.count();
    this.database.run("DELETE FROM meter_order WHERE world = ?", this.world);
  }

  /** Throws an HttpError with 409 when the mock cannot hold that many more orders. */
  assertRoom(count: number): void {
    if (this.database.orders + count <= MAX_ORDERS) return;
    throw new HttpError(409, `The mock holds at most ${MAX_ORDERS} orders. Reset a world or restart the mock.`);
  }

  /** The reason why an order cannot be added. */
  #conflict({ id, subscription }: OrderDocument): HttpError | undefined {
    if (this.#first("world = ? AND subscription = ?", this.world, subscription)) {
      return new HttpError(409, `The subscription ${subscription} already has a meter order.`);
    }
    return this.find(id) && new HttpError(409, `The meter order ${id} already exists.`);
  }

  #first(condition: string, ...values: Value[]): OrderRow | undefined {
    const sql = `SELECT number, document FROM meter_order WHERE ${condition}`;
    const row = this.database.get<Stored>(sql, ...values);
    return row && { number: row.number, order: JSON.parse(row.document) };
  }
}
