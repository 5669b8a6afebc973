import type { MeterOrderStatus } from "@meter-orders/client";
import { HttpError } from "../http/http-error.ts";
import { currentStatus, type OrderDocument } from "./order-document.ts";
import type { Scheduler } from "./scheduler.ts";

/** What you can do with an order manually. */
export type OrderAction = "advance" | "hold" | "release" | "cancel";

interface Rule {
  /** The status after the action. Undefined when the action is not possible. */
  target(order: OrderDocument, scheduler: Scheduler): MeterOrderStatus | undefined;
  /** The end of the error message, after the status. */
  otherwise: string;
}

const RULES: Record<OrderAction, Rule> = {
  advance: {
    target: (order, scheduler) => scheduler.next(order)?.status,
    otherwise: ", which has no next status",
  },
  hold: {
    target: (order, scheduler) => (scheduler.phase(order) === "open" ? "blocked" : undefined),
    otherwise: "; only an open order can be put on hold",
  },
  release: {
    target: (order, scheduler) => (order.hold === null ? undefined : scheduler.next(order)?.status),
    otherwise: "; only an order on hold can be released",
  },
  cancel: {
    target: (order, scheduler) => (scheduler.allows(order, "cancelled") ? "cancelled" : undefined),
    otherwise: ", which cannot be canceled",
  },
};

/** The actions that are possible with an order now. */
export function possibleActions(order: OrderDocument, scheduler: Scheduler): OrderAction[] {
  const actions = Object.keys(RULES) as OrderAction[];
  return actions.filter((action) => RULES[action].target(order, scheduler) !== undefined);
}

/** The status after an action. Throws an HttpError with 409 when the action is not possible. */
export function targetOf(action: OrderAction, order: OrderDocument, scheduler: Scheduler): MeterOrderStatus {
  const { target, otherwise } = RULES[action];
  const status = target(order, scheduler);
  if (status !== undefined) return status;
  throw new HttpError(409, `The order is ${currentStatus(order)}${otherwise}.`);
}
