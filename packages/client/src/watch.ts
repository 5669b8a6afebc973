import { sleep } from "./abort.js";
import { abortable } from "./abortable.js";
import type { CallOptions, Connection } from "./connection.js";
import type { MeterOrder, MeterOrderStatus } from "./contract.gen.js";
import { MeterOrdersError } from "./errors.js";
import { retrieveMeterOrder } from "./orders.js";
import { isFinal, isHold } from "./statuses.js";

/** How far a watch has come. Plain JSON: store it, and pass it to a later watch to go on from there. */
export interface WatchPosition {
  id: string;
  /** The status that was seen last. */
  status: MeterOrderStatus;
  /** The last status that was no hold: where a held order stands. Missing when only a hold was ever seen. */
  progress?: MeterOrderStatus;
}

/** A change of status. */
export interface StatusChange {
  /** The status before; undefined when the watch has only begun. Statuses in between may have been missed. */
  previous: MeterOrderStatus | undefined;
  current: MeterOrderStatus;
  /** Where the order stands when `current` is a hold, otherwise the same as `current`; see {@link WatchPosition}. */
  progress: MeterOrderStatus | undefined;
  order: MeterOrder;
  position: WatchPosition;
}

/** What {@link watchMeterOrder} takes. `timeoutMs` and `retries` are those of each retrieval. */
export interface WatchOptions extends Omit<CallOptions, "deadlineMs"> {
  /** How long to wait between two retrievals, in milliseconds, give or take a tenth. Default: a day. */
  intervalMs?: number | undefined;
}

const DAY_MS = 86_400_000;
const FIRST_RETRY_MS = 60_000;

/**
 * Watches a meter order by retrieving it again and again, and tells every change of its status, the first one seen
 * included. Ends when the status is final. A failure that may pass, such as a lost connection, does not end it; `break`
 * and `return()` end it at once.
 *
 * @param from the id of the order, or the position of an earlier watch; then only what has changed since is told.
 * @throws MeterOrdersError for a failure that will not pass, such as NotFoundError; AbortError on abort; TypeError for
 * an interval that is not above 0.
 */
export function watchMeterOrder(
  connection: Connection,
  from: string | WatchPosition,
  options: WatchOptions = {},
): AsyncIterableIterator<StatusChange> {
  return {
    ...abortable(options.signal, (signal) => watch(connection, from, { ...options, signal })),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* watch(
  connection: Connection,
  from: string | WatchPosition,
  options: WatchOptions,
): AsyncGenerator<StatusChange, void, undefined> {
  const { intervalMs = DAY_MS, ...callOptions } = options;
  // Without a pause between two retrievals nothing else would get its turn, deadlines least of all.
  if (!(intervalMs > 0)) throw new TypeError("intervalMs must be above 0");
  const id = typeof from === "string" ? from : from.id;
  let last = typeof from === "string" ? undefined : from;
  for (let failures = 0; ; ) {
    let retryAfterMs = 0;
    const order = await retrieveMeterOrder(connection, id, callOptions).catch((error) => {
      if (!(error instanceof MeterOrdersError && error.retryable)) throw error;
      retryAfterMs = error.retryAfterMs ?? 0;
    });
    failures = order ? 0 : failures + 1;
    if (order && order.status !== last?.status) {
      const previous = last?.status;
      last = move(id, order.status, last);
      yield { previous, current: order.status, progress: last.progress, order, position: last };
    }
    if (order && isFinal(order.status)) return;
    const usual = failures ? Math.min(intervalMs, FIRST_RETRY_MS * 2 ** (failures - 1)) : intervalMs;
    const pause = Math.max(usual * (0.9 + Math.random() / 5), retryAfterMs);
    await sleep(pause, {
      method: "GET",
      url: `/meter-orders/${id}`,
      headers: {},
      signal: options.signal,
    });
  }
}

function move(id: string, status: MeterOrderStatus, last: WatchPosition | undefined): WatchPosition {
  const progress = isHold(status) ? last?.progress : status;
  return { id, status, ...(progress && { progress }) };
}
