import type { MeterOrderStatus } from "@meter-orders/client";
import { currentStatus, type OrderDocument } from "./order-document.ts";
import { scenarioOf } from "./scenarios.ts";
import { type Duration, milliseconds } from "./timestamp.ts";

/** Whether an order is incomplete, on its way, on hold, or done. */
export type Phase = "before" | "open" | "hold" | "final";

/** A status of the lifecycle. */
export interface Stage {
  phase: Phase;
  /** The usual next statuses, the most common one first. */
  next: MeterOrderStatus[];
  /** Other statuses that the order can change to. */
  also: MeterOrderStatus[];
  /** How long an order keeps the status. Undefined when it only moves manually. */
  lasts?: Duration | undefined;
}

/** Finds a status in the lifecycle. */
export type Lifecycle = (status: MeterOrderStatus) => Stage;

/** The next status of an order. */
export interface Transition {
  status: MeterOrderStatus;
  /** Milliseconds since the previous change. Null when the order only moves manually. */
  after: number | null;
}

/**
 * Finds the next status of an order: that of its scenario, the one before the hold, or the usual next one.
 *
 * @returns undefined when there is none.
 */
export function nextTransition(lifecycle: Lifecycle, order: OrderDocument): Transition | undefined {
  const status = currentStatus(order);
  const { next, lasts } = lifecycle(status);
  const scenario = scenarioOf(order.subscription);
  const turn = scenario?.turns?.[status];
  const open = turn && !order.history.some((change) => change.status === turn.to) ? turn : undefined;
  const target = open?.to ?? (order.hold === null ? next[0] : order.status);
  if (target === undefined) return undefined;

  const duration = open?.after ?? lasts;
  const after = scenario?.stays === status || duration === undefined ? null : milliseconds(duration);
  return { status: target, after };
}

/** Gives an order another status. A second hold in a row keeps the status to which the order returns. */
export function moved(lifecycle: Lifecycle, order: OrderDocument, status: MeterOrderStatus, at: number): OrderDocument {
  const isHold = lifecycle(status).phase === "hold";
  return scheduled(
    lifecycle,
    {
      ...order,
      status: isHold ? order.status : status,
      hold: isHold ? status : null,
      updated_at: at,
      history: [...order.history, { status, at }],
    },
    at,
  );
}

/** Sets when an order moves by itself. */
export function scheduled(lifecycle: Lifecycle, order: OrderDocument, since: number): OrderDocument {
  const after = nextTransition(lifecycle, order)?.after ?? null;
  return { ...order, due_at: after === null ? null : since + after };
}
