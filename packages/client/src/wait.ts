import { follow, sleep } from "./abort.js";
import type { Connection } from "./connection.js";
import type { MeterOrder, MeterOrderStatus } from "./contract.gen.js";
import { MeterOrdersError, TimeoutError } from "./errors.js";
import { hasReached, isFinal } from "./statuses.js";
import { type WatchOptions, type WatchPosition, watchMeterOrder } from "./watch.js";

/** What {@link waitForMeterOrder} takes. */
export interface WaitOptions extends WatchOptions {
  /** How long to wait altogether, in milliseconds. Default: no limit. */
  deadlineMs?: number | undefined;
}

/** The order has ended in another status than the one that was waited for. */
export class UnreachableStatusError extends MeterOrdersError {
  static override readonly kind = "UnreachableStatusError";
  /** The order as it ended. */
  readonly order: MeterOrder;

  constructor(message: string, order: MeterOrder) {
    super(message);
    this.order = order;
  }
}

/**
 * Waits until a meter order has a status, or has gone past it on the typical course.
 *
 * @returns the order as it was then.
 * @throws UnreachableStatusError when the order ends in another status; TimeoutError after `deadlineMs`.
 */
export async function waitForMeterOrder(
  connection: Connection,
  from: string | WatchPosition,
  goal: MeterOrderStatus,
  options: WaitOptions = {},
): Promise<MeterOrder> {
  const { deadlineMs, signal, ...watchOptions } = options;
  // The position without its status, so that a status that was reached long ago is told as well.
  const start = typeof from === "string" ? { id: from } : { id: from.id, progress: from.progress };
  const what = `waiting for ${start.id}`;
  const [controller, letGo] = follow(signal);
  const late = new TimeoutError(`${what}: not ${goal} within ${deadlineMs} ms`, { retryable: true });
  if (deadlineMs !== undefined) {
    sleep(deadlineMs, { method: "GET", url: "", headers: {}, signal: controller.signal }).then(
      () => controller.abort(late),
      () => {},
    );
  }
  try {
    const changes = watchMeterOrder(connection, start as WatchPosition, { ...watchOptions, signal: controller.signal });
    for await (const { order, progress = order.status } of changes) {
      if (hasReached(order.status, goal) || hasReached(progress, goal)) return order;
      if (isFinal(order.status)) {
        throw new UnreachableStatusError(`${what}: it is ${order.status}, and will not be ${goal}`, order);
      }
    }
    throw new Error("A watch ends with a final status only");
  } catch (error) {
    throw controller.signal.reason === late ? late : error;
  } finally {
    letGo();
    controller.abort();
  }
}
