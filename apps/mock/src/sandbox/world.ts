import { Clock, readPace } from "./clock.ts";
import { Faults } from "./faults.ts";
import { OrderBook } from "./order-book.ts";
import { Orders } from "./orders.ts";
import type { Setting } from "./setting.ts";
import { dumpOrders, loadOrders, type Snapshot } from "./snapshot.ts";
import { readTimestamp } from "./timestamp.ts";
import { Timetable } from "./timetable.ts";

/** A world as it is stored. */
export interface WorldRow {
  number: number;
  id: string;
  label: string;
  /** The state of its clock, as JSON. */
  clock: string;
}

/** Orders, a clock and faults that nobody else sees: those of one token, or of all the tokens of one client. */
export class World {
  /** Names it without revealing the token. */
  readonly id: string;
  /** What people call it: the client id, or the beginning of the token. */
  readonly label: string;
  readonly clock: Clock;
  readonly orders: Orders;
  readonly faults: Faults;
  /**
   * How often the creation for a subscription was refused, because its scenario says so.
   *
   * @internal
   */
  readonly refused = new Map<string, number>();
  readonly #setting: Setting;
  readonly #book: OrderBook;
  readonly #timetable: Timetable;

  /** @internal */
  constructor(setting: Setting, { number, id, label, clock }: WorldRow) {
    const { database, seed, cursors } = setting;
    this.id = id;
    this.label = label;
    this.clock = new Clock(JSON.parse(clock), (state) => {
      database.run("UPDATE world SET clock = ? WHERE number = ?", JSON.stringify(state), number);
    });
    this.faults = new Faults(`${seed} ${id}`, setting);
    this.#setting = setting;
    this.#addFreshFaults();
    this.#book = new OrderBook(database, number, `${seed} ${id}`, setting);
    this.#timetable = new Timetable(this.#book, this.clock, setting);
    this.orders = new Orders(this.#book, this.clock, this.#timetable, cursors);
  }

  /** Puts everything back to how a fresh world is: one order in each status, and its clock and its faults as at the start. */
  reset(): void {
    this.clock.restore(this.#setting.freshClock());
    this.faults.remove();
    this.#addFreshFaults();
    this.refused.clear();
    const now = this.clock.now();
    this.#timetable.change(() => {
      this.#book.clear();
      for (const order of this.#setting.freshOrders) this.#timetable.schedule(this.#book.insert(order, now), now);
    });
  }

  /**
   * Deletes it for good.
   *
   * @internal
   */
  remove(): void {
    const { database } = this.#setting;
    database.transaction(() => {
      this.#book.clear();
      database.run("DELETE FROM world WHERE number = ?", this.#book.world);
    });
  }

  /** Its orders and its clock, as plain data. */
  snapshot(): Snapshot {
    return { clock: this.clock.state, orders: dumpOrders(this.#book) };
  }

  /**
   * Puts the orders and the clock back to a snapshot.
   *
   * @throws RangeError when its clock or a moment makes no sense; then nothing changes.
   */
  restore({ clock, orders }: Snapshot): void {
    const { pace, shown, at } = clock;
    const state = { pace: readPace(pace), shown: readTimestamp(shown), at: readTimestamp(at) };
    this.#timetable.change(() => {
      this.#book.clear();
      loadOrders(this.#book, orders);
    });
    this.clock.restore(state);
  }

  #addFreshFaults(): void {
    for (const fault of this.#setting.freshFaults) this.faults.add(fault);
  }
}
