import type { MeterOrder, MeterOrderList, MeterOrderStatus } from "@meter-orders/client";
import { HttpError } from "../http/http-error.ts";
import { quote } from "../text.ts";
import { addMany } from "./bulk.ts";
import type { Clock } from "./clock.ts";
import type { Cursors } from "./cursor.ts";
import { type OrderAction, targetOf } from "./hand.ts";
import { listOrders } from "./list.ts";
import type { OrderDraft } from "./made-up.ts";
import type { OrderBook } from "./order-book.ts";
import { type OrderRow, toMeterOrder } from "./order-row.ts";
import { ReadCache } from "./read-cache.ts";
import type { Timetable } from "./timetable.ts";
import { courseOf, type Move, type TrackedOrder, track, type Upcoming, upcomingOf } from "./tracked-order.ts";

/** The orders of one world, and everything that can happen to them. */
export class Orders {
  readonly #book: OrderBook;
  readonly #clock: Clock;
  readonly #timetable: Timetable;
  readonly #cursors: Cursors;
  readonly #lately = new ReadCache<MeterOrder>();

  /** @internal */
  constructor(book: OrderBook, clock: Clock, timetable: Timetable, cursors: Cursors) {
    this.#book = book;
    this.#clock = clock;
    this.#timetable = timetable;
    this.#cursors = cursors;
  }

  /** Retrieves an order; undefined when there is none with this id. */
  get(id: string): MeterOrder | undefined {
    this.#timetable.settle();
    const order = this.#lately.get(id, this.#timetable.changes) ?? this.#read(id);
    return order && { ...order };
  }

  /**
   * Lists orders, a page at a time, as the operation `listMeterOrders` does.
   *
   * @param query the parameters of the operation, such as `{ limit: "2", "filter[status][eq]": "waiting" }`.
   * @throws HttpError with 400 for a cursor of another list.
   */
  list(query: Record<string, string> = {}): MeterOrderList {
    this.#timetable.settle();
    return listOrders(this.#book, this.#cursors, query);
  }

  /** How many there are. */
  get count(): number {
    return this.#book.count();
  }

  /**
   * Adds an order, in any status. As time passes it goes on by itself.
   *
   * @throws HttpError with 409 when the subscription has its order already.
   */
  add(draft: OrderDraft): MeterOrder {
    this.#timetable.settle();
    const now = this.#clock.now();
    return this.#timetable.change(() => {
      const row = this.#book.insert(draft, now);
      this.#timetable.schedule(row, now);
      return toMeterOrder(row);
    });
  }

  /**
   * Adds many orders at once, up to 100,000, made up and spread over the statuses and the last year. They stand still.
   *
   * @throws RangeError when it is no number of orders, or too many at once; HttpError with 409 when there is no room.
   */
  addMany(count: number): void {
    this.#timetable.settle();
    this.#timetable.change(() => addMany(this.#book, count, this.#clock.now()));
  }

  /** Every status that an order has had, in turn. Throws a HttpError with 404 when there is no such order. */
  course(id: string): Move[] {
    return courseOf(this.#find(id), this.#book);
  }

  /** What comes next for an order; undefined when its course is over. Throws like `course`. */
  upcoming(id: string): Upcoming | undefined {
    return upcomingOf(this.#find(id), this.#timetable);
  }

  /** An order with everything there is to know about it. Throws like `course`. */
  track(id: string): TrackedOrder {
    return track(this.#find(id), this.#book, this.#timetable);
  }

  /** Lets an order take its next step now. Throws a HttpError with 404 when there is none, with 409 when it is over. */
  advance(id: string): MeterOrder {
    return this.#act("advance", id);
  }

  /**
   * Holds an order. It remembers where it stood.
   *
   * @param status which hold. Default: `blocked`.
   * @throws HttpError with 404 when there is no such order, with 409 when it cannot be held.
   */
  hold(id: string, status?: "blocked" | "blocked_wim"): MeterOrder {
    return this.#act("hold", id, status);
  }

  /** Releases a held order to where it stood. Throws like `hold`. */
  release(id: string): MeterOrder {
    return this.#act("release", id);
  }

  /** Cancels an order. Throws a HttpError with 404 when there is none, with 409 when it cannot be cancelled. */
  cancel(id: string): MeterOrder {
    return this.#act("cancel", id);
  }

  /**
   * Moves an order to any status, usual or not; also to one that the contract does not know yet, which the API may add
   * at any time.
   *
   * @throws HttpError with 404 when there is no such order.
   */
  move(id: string, status: MeterOrderStatus | (string & {})): MeterOrder {
    return this.#move(this.#find(id), status as MeterOrderStatus);
  }

  #read(id: string): MeterOrder | undefined {
    const row = this.#book.find(id);
    return row && this.#lately.set(id, toMeterOrder(row));
  }

  #find(id: string): OrderRow {
    this.#timetable.settle();
    const row = this.#book.find(id);
    if (row) return row;
    throw noSuchOrder(id);
  }

  #act(action: OrderAction, id: string, status?: MeterOrderStatus): MeterOrder {
    const row = this.#find(id);
    const target = targetOf(action, row, this.#timetable);
    return this.#move(row, status ?? target);
  }

  #move(row: OrderRow, status: MeterOrderStatus): MeterOrder {
    return this.#timetable.change(() => toMeterOrder(this.#timetable.move(row, status)));
  }
}

/** What is answered to an id that no order has. */
export function noSuchOrder(id: string): HttpError {
  return new HttpError(404, `There is no meter order with the id ${quote(id)}.`);
}
