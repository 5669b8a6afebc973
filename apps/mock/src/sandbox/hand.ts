import type { MeterOrderStatus } from "@meter-orders/client";
import { HttpError } from "../http/http-error.ts";
import type { OrderRow } from "./order-row.ts";
import type { Timetable } from "./timetable.ts";

/** What can be done with an order by hand. */
export type OrderAction = "advance" | "hold" | "release" | "cancel";

interface Rule {
  /** Where it leads; undefined when it cannot be done. */
  target(row: OrderRow, timetable: Timetable): MeterOrderStatus | undefined;
  /** Why it cannot be done, ready to follow the status. */
  otherwise: string;
}

const RULES: Record<OrderAction, Rule> = {
  advance: {
    target: (row, timetable) => timetable.step(row)?.status,
    otherwise: ", which is where its course ends",
  },
  hold: {
    target: ({ status }, timetable) => (timetable.phase(status) === "open" ? "blocked" : undefined),
    otherwise: "; only an order that is under way can be held",
  },
  release: {
    target: (row, timetable) => (timetable.phase(row.status) === "hold" ? timetable.step(row)?.status : undefined),
    otherwise: "; only a held order can be released",
  },
  cancel: {
    target: ({ status }, timetable) => (timetable.mayGo(status, "cancelled") ? "cancelled" : undefined),
    otherwise: ", and cannot be cancelled",
  },
};

/** Everything that can be done with an order now. */
export function possibleActions(row: OrderRow, timetable: Timetable): OrderAction[] {
  const actions = Object.keys(RULES) as OrderAction[];
  return actions.filter((action) => RULES[action].target(row, timetable) !== undefined);
}

/** Where an action leads. Throws a HttpError with 409 when it cannot be done. */
export function targetOf(action: OrderAction, row: OrderRow, timetable: Timetable): MeterOrderStatus {
  const { target, otherwise } = RULES[action];
  const status = target(row, timetable);
  if (status !== undefined) return status;
  throw new HttpError(409, `The order is ${row.status}${otherwise}.`);
}
