import type { Api } from "../api.js";
import { MeterOrdersError } from "../errors.js";
import type { CallOptions } from "../options.js";
import { Deadline } from "../transport/deadline.js";
import { isFinal, isHold } from "../versions/edison/edison.js";
import type { MeterOrder, MeterOrderStatus } from "../versions/edison/types.gen.js";
import { abortableIterator } from "./abortable-iterator.js";
import { retrieve } from "./orders.js";

/** The position of a watch. It is plain JSON: store it, and pass it to a later watch to continue from there. */
export interface WatchPosition {
  /** The ID of the order. */
  id: string;
  /** The last status that the watch saw. */
  status: MeterOrderStatus;
  /** The last status that was not a hold. Missing if the watch only ever saw a hold. */
  progress?: MeterOrderStatus;
}

/** A change of the status of an order. */
export interface StatusChange {
  /** The previous status; undefined for the first one. The watch may have missed statuses in between. */
  previous: MeterOrderStatus | undefined;
  /** The current status. */
  current: MeterOrderStatus;
  /** The last status before the hold while the order is on hold, otherwise the current status. */
  progress: MeterOrderStatus | undefined;
  /** The order as it was retrieved. */
  order: MeterOrder;
  /** Where to continue after this change. */
  position: WatchPosition;
}

/** Options of `client.meterOrders.watch`. `timeoutMs` and `retries` apply to every request. */
export interface WatchOptions extends Omit<CallOptions, "deadlineMs"> {
  /** The polling interval in milliseconds, plus or minus 10 %. Default: one day. */
  intervalMs?: number | undefined;
}

const DAY_MS = 86_400_000;
const FIRST_RETRY_MS = 60_000;

export function watch(
  api: Api,
  from: string | WatchPosition,
  options: WatchOptions = {},
): AsyncIterableIterator<StatusChange> {
  return abortableIterator(options.signal, (signal) => poll(api, from, { ...options, signal }));
}

async function* poll(
  api: Api,
  from: string | WatchPosition,
  options: WatchOptions,
): AsyncGenerator<StatusChange, void, undefined> {
  const { intervalMs = DAY_MS, ...callOptions } = options;
  // Without a pause between two requests nothing else would get a turn, deadlines least of all.
  if (!(intervalMs > 0)) throw new TypeError("intervalMs must be above 0");
  const id = typeof from === "string" ? from : from.id;
  const deadline = new Deadline(() => `watching ${id}`, options.signal);
  let last = typeof from === "string" ? undefined : from;
  for (let failures = 0; ; ) {
    let retryAfterMs = 0;
    const order = await retrieve(api, id, callOptions).catch((error) => {
      if (!(error instanceof MeterOrdersError && error.retryable)) throw error;
      retryAfterMs = error.retryAfterMs ?? 0;
    });
    failures = order ? 0 : failures + 1;
    if (order && order.status !== last?.status) {
      const previous = last?.status;
      last = nextPosition(id, order.status, last);
      yield { previous, current: order.status, progress: last.progress, order, position: last };
    }
    if (order && isFinal(order.status)) return;
    const usualMs = failures ? Math.min(intervalMs, FIRST_RETRY_MS * 2 ** (failures - 1)) : intervalMs;
    await deadline.sleep(Math.max(usualMs * (0.9 + Math.random() / 5), retryAfterMs));
  }
}

function nextPosition(id: string, status: MeterOrderStatus, last: WatchPosition | undefined): WatchPosition {
  const progress = isHold(status) ? last?.progress : status;
  return { id, status, ...(progress && { progress }) };
}
