import type { Api } from "../api.js";
import { MeterOrdersError, TimeoutError } from "../errors.js";
import { linkedController, startTimer } from "../transport/deadline.js";
import { hasReached, isFinal } from "../versions/edison/edison.js";
import type { MeterOrder, MeterOrderStatus } from "../versions/edison/types.gen.js";
import { type WatchOptions, type WatchPosition, watch } from "./watch.js";

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
  const { deadlineMs = Number.POSITIVE_INFINITY, signal, ...watchOptions } = options;
  // The position without its status, so that the watch yields a status that was reached before.
  const start = typeof from === "string" ? { id: from } : { id: from.id, progress: from.progress };
  const name = `waiting for ${start.id}`;
  const [controller, release] = linkedController(signal);
  const late = new TimeoutError(`${name}: not ${goal} within ${deadlineMs} ms`, { retryable: true });
  const cancel = startTimer(deadlineMs, () => controller.abort(late));
  try {
    const changes = watch(api, start as WatchPosition, { ...watchOptions, signal: controller.signal });
    for await (const { order, progress = order.status } of changes) {
      if (hasReached(order.status, goal) || hasReached(progress, goal)) return order;
      if (isFinal(order.status)) {
        throw new UnreachableStatusError(`${name}: its final status is ${order.status}, not ${goal}`, order);
      }
    }
    throw new Error("A watch ends with a final status only");
  } catch (error) {
    throw controller.signal.reason === late ? late : error;
  } finally {
    cancel();
    release();
    controller.abort();
  }
}
