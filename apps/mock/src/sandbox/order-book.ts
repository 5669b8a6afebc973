import type { MeterOrderStatus } from "@meter-orders/client";
import { assertFirst, assertRoom } from "./admission.ts";
import type { Database } from "./database.ts";
import { completed, madeUpSubscription, type OrderDraft } from "./made-up.ts";
import { COLUMNS, type OrderRow, STORED, type StoredMove, type StoredOrder } from "./order-row.ts";

/** What an order book takes from the description. It is looked up every time, because that may be loaded anew. */
interface Facts {
  providers: readonly string[];
  statuses: readonly MeterOrderStatus[];
}

/** What the orders of one world are kept in. It reads and writes; what may happen to an order is decided elsewhere. */
export class OrderBook {
  readonly database: Database;
  /** The number of the world. */
  readonly world: number;
  /** What made-up values depend on, besides the subscription. */
  readonly seed: string;
  readonly facts: Facts;

  constructor(database: Database, world: number, seed: string, facts: Facts) {
    this.database = database;
    this.world = world;
    this.seed = seed;
    this.facts = facts;
  }

  find(id: string): OrderRow | undefined {
    return this.database.get(`SELECT ${COLUMNS} FROM meter_order WHERE world = ? AND id = ?`, this.world, id);
  }

  /** The order that goes on by itself first, when that is due. */
  due(now: number): OrderRow | undefined {
    return this.database.get(
      `SELECT ${COLUMNS} FROM meter_order WHERE world = ? AND due_at <= ? ORDER BY due_at, number LIMIT 1`,
      this.world,
      now,
    );
  }

  /** When the next order goes on by itself; undefined when none does. */
  nextDue(): number | undefined {
    const sql = "SELECT min(due_at) AS due FROM meter_order WHERE world = ? AND due_at IS NOT NULL";
    return this.database.get<{ due: number | null }>(sql, this.world)?.due ?? undefined;
  }

  /** Every status that an order has had, in turn. */
  moves(order: number): StoredMove[] {
    return this.database.all("SELECT status, at FROM move WHERE meter_order = ? ORDER BY step", order);
  }

  /**
   * Adds an order as it is drafted. It stays where it is until it gets a due time.
   *
   * @param now when it is created, unless the draft says, in milliseconds since 1970.
   * @throws HttpError with 409 when the subscription or the id has an order already, or when the mock is full.
   */
  insert(draft: OrderDraft, now: number): OrderRow {
    assertRoom(this.database, 1);
    const subscription = draft.subscription ?? madeUpSubscription(this.seed, this.count());
    const order = completed({ ...draft, subscription }, { seed: this.seed, providers: this.facts.providers }, now);
    assertFirst(this.database, this.world, order);
    return { ...order, number: this.store(order, [{ status: order.status, at: order.updated_at }]) };
  }

  /**
   * Stores an order with every status that it has had. Nothing is checked.
   *
   * @returns the number of its row.
   */
  store(order: StoredOrder, moves: readonly StoredMove[]): number {
    const number = this.database.run(INSERT, this.world, ...STORED.map((column) => order[column]));
    for (const [step, { status, at }] of moves.entries()) this.database.run(INSERT_MOVE, number, step, status, at);
    this.database.orders++;
    return number;
  }

  /** Stores the new status of an order, which is part of its course from then on. */
  move({ number, status, updated_at, held_from }: OrderRow): void {
    const sql = "UPDATE meter_order SET status = ?, updated_at = ?, held_from = ? WHERE number = ?";
    this.database.run(sql, status, updated_at, held_from, number);
    this.database.run(INSERT_NEXT_MOVE, number, number, status, updated_at);
  }

  setDue(order: number, dueAt: number | null): void {
    this.database.run("UPDATE meter_order SET due_at = ? WHERE number = ?", dueAt, order);
  }

  /** How many orders the world has. */
  count(): number {
    const sql = "SELECT count(*) AS count FROM meter_order WHERE world = ?";
    return this.database.get<{ count: number }>(sql, this.world)?.count ?? 0;
  }

  /** Deletes every order of the world. */
  clear(): void {
    const { database, world } = this;
    database.orders -= this.count();
    database.run("DELETE FROM move WHERE meter_order IN (SELECT number FROM meter_order WHERE world = ?)", world);
    database.run("DELETE FROM meter_order WHERE world = ?", world);
  }
}

const INSERT = `INSERT INTO meter_order (world, ${STORED.join(", ")}) VALUES (?, ${STORED.map(() => "?").join(", ")})`;

const INSERT_MOVE = "INSERT INTO move (meter_order, step, status, at) VALUES (?, ?, ?, ?)";

const INSERT_NEXT_MOVE = `INSERT INTO move (meter_order, step, status, at)
  VALUES (?, (SELECT count(*) FROM move WHERE meter_order = ?), ?, ?)`;
