import type { MeterOrder, MeterOrderStatus } from "@meter-orders/client";
import { type OrderAction, possibleActions } from "./manual-actions.ts";
import type { OrderDocument } from "./order-document.ts";
import type { Scheduler } from "./scheduler.ts";
import { timestamp } from "./timestamp.ts";
import type { Phase } from "./transitions.ts";

/** A status or a hold that an order has had, and when it began, as a timestamp. */
export interface StatusChange {
  status: MeterOrderStatus;
  at: string;
}

/** The next status of an order, and when the order changes to it. Without `at`, the order only moves manually. */
export interface Upcoming {
  status: MeterOrderStatus;
  at?: string;
}

/** A meter order, with what the API does not return. */
export interface TrackedOrder extends MeterOrder {
  phase: Phase;
  /** Every status that the order has had, oldest first. The last one is the present one. */
  history: StatusChange[];
  /** Null when there is no next status. */
  next: Upcoming | null;
  /** What you can do with the order now. */
  actions: OrderAction[];
}

/** What the API does not return of an order. */
export function trackingOf(order: OrderDocument, scheduler: Scheduler): Omit<TrackedOrder, keyof MeterOrder> {
  return {
    phase: scheduler.phase(order),
    history: historyOf(order),
    next: upcomingOf(order, scheduler) ?? null,
    actions: possibleActions(order, scheduler),
  };
}

/** Every status that an order has had, oldest first. */
export function historyOf({ history }: OrderDocument): StatusChange[] {
  return history.map(({ status, at }) => ({ status, at: timestamp(at) }));
}

/** The next status of an order. Undefined when there is none. */
export function upcomingOf(order: OrderDocument, scheduler: Scheduler): Upcoming | undefined {
  const next = scheduler.next(order);
  return next && { status: next.status, ...(order.due_at !== null && { at: timestamp(order.due_at) }) };
}
