import type { MeterOrder, MeterOrderStatus } from "@meter-orders/client";
import { type OrderAction, possibleActions } from "./hand.ts";
import type { Phase } from "./lifecycle.ts";
import type { OrderBook } from "./order-book.ts";
import { type OrderRow, toMeterOrder } from "./order-row.ts";
import { timestamp } from "./timestamp.ts";
import type { Timetable } from "./timetable.ts";

/** A status that an order has had, and since when. */
export interface Move {
  status: MeterOrderStatus;
  at: string;
}

/** What comes next for an order, and when; without a time, when somebody moves it. */
export interface Upcoming {
  status: MeterOrderStatus;
  at?: string;
}

/** An order with what the API does not tell of it. */
export interface TrackedOrder extends MeterOrder {
  phase: Phase;
  /** Every status that it has had, in turn. */
  course: Move[];
  /** Null when its course is over. */
  next: Upcoming | null;
  /** What can be done with it now. */
  actions: OrderAction[];
}

/** Tells everything there is to know about an order. */
export function track(row: OrderRow, book: OrderBook, timetable: Timetable): TrackedOrder {
  return {
    ...toMeterOrder(row),
    phase: timetable.phase(row.status),
    course: courseOf(row, book),
    next: upcomingOf(row, timetable) ?? null,
    actions: possibleActions(row, timetable),
  };
}

/** Every status that an order has had, in turn. */
export function courseOf({ number }: OrderRow, book: OrderBook): Move[] {
  return book.moves(number).map(({ status, at }) => ({ status, at: timestamp(at) }));
}

/** What comes next for an order; undefined when its course is over. */
export function upcomingOf(row: OrderRow, timetable: Timetable): Upcoming | undefined {
  const step = timetable.step(row);
  return step && { status: step.status, ...(row.due_at !== null && { at: timestamp(row.due_at) }) };
}
