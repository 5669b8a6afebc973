import type { Api } from "../api.js";
import { MeterOrdersError } from "../errors.js";
import { Deadline } from "../transport/deadline.js";
import { hasReached, isFinal } from "../versions/edison/edison.js";
import type { MeterOrder, MeterOrderStatus } from "../versions/edison/types.gen.js";
import { type StatusChange, type WatchOptions, type WatchPosition, watch } from "./watch.js";

/** Options of `client.meterOrders.waitUntil`. */
export interface WaitOptions extends WatchOptions {
  /** Total timeout of the wait in milliseconds. Default: no limit. */
  deadlineMs?: number | undefined;
}

/** The order reached a final status and can no longer reach the awaited one. */
export class UnreachableStatusError extends MeterOrdersError {
  static override readonly kind = "UnreachableStatusError";
  /** The order in its final status. */
  readonly order: MeterOrder;

  constructor(message: string, order: MeterOrder) {
    super(message);
    this.order = order;
  }
}

export async function waitUntil(
  api: Api,
  from: string | WatchPosition,
  goal: MeterOrderStatus,
  options: WaitOptions = {},
): Promise<MeterOrder> {
  const { deadlineMs, signal, ...watchOptions } = options;
  // The position without its status, so that the watch yields a status that was reached before.
  const start = typeof from === "string" ? { id: from } : { id: from.id, progress: from.progress };
  const name = () => `waiting for ${start.id} to be ${goal}`;
  const deadline = new Deadline(name, signal, deadlineMs);
  const changes = watch(api, start as WatchPosition, watchOptions);
  try {
    // A watch ends with a final status, and so does this loop.
    for (;;) {
      const { value } = await deadline.race(changes.next());
      const { order, progress = order.status } = value as StatusChange;
      if (hasReached(order.status, goal) || hasReached(progress, goal)) return order;
      if (isFinal(order.status)) {
        throw new UnreachableStatusError(`${name()}: its final status is ${order.status}, not ${goal}`, order);
      }
    }
  } finally {
    changes.return?.();
  }
}
