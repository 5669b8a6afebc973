import type { Api } from "../api.js";
import { AbortError, ApiError, MeterOrdersError } from "../errors.js";
import type { CallOptions } from "../options.js";
import { backoffMs } from "../transport/backoff.js";
import { Deadline } from "../transport/deadline.js";
import type { MeterOrder, NewMeterOrder } from "../versions/edison/types.gen.js";
import { list } from "./list.js";

export function retrieve(api: Api, id: string, options?: CallOptions): Promise<MeterOrder> {
  return api.get("/meter-orders/{id}", { ...options, params: { path: { id } } });
}

export function create(api: Api, order: NewMeterOrder, options?: CallOptions): Promise<MeterOrder> {
  return api.post("/meter-orders", { ...options, body: order });
}

export async function createOrRetrieve(
  api: Api,
  order: NewMeterOrder,
  options: CallOptions = {},
): Promise<{ order: MeterOrder; created: boolean }> {
  const { retries = api.defaults.retries, deadlineMs = api.defaults.deadlineMs, signal } = options;
  const startedAt = Date.now();
  const deadline = new Deadline(() => "POST /meter-orders", signal, deadlineMs);
  // Every request gets what is left of the deadline.
  const remaining = (): CallOptions =>
    deadlineMs === undefined ? options : { ...options, deadlineMs: Math.max(deadline.leftMs, 1) };
  let mayBeOurs = false;

  for (let failures = 0; ; failures++) {
    try {
      return { order: await create(api, order, remaining()), created: true };
    } catch (error) {
      if (!(error instanceof MeterOrdersError)) throw error;
      if (!error.outcomeUnknown && !isConflict(error)) throw error;
      mayBeOurs ||= error.outcomeUnknown;
      const found = await findBySubscription(api, order.subscription, remaining()).catch((cause) => {
        throw lookUpError(error, cause, mayBeOurs);
      });
      if (found) return { order: found, created: mayBeOurs && isCreatedSince(found, startedAt) };
      // The order was not created. A conflict without an order does not go away with a retry.
      const delayMs = backoffMs(failures);
      if (!error.outcomeUnknown || failures >= retries || delayMs > deadline.leftMs) throw error;
      await deadline.sleep(delayMs);
    }
  }
}

function isConflict(error: MeterOrdersError): boolean {
  return error instanceof ApiError && error.code === "CONFLICT";
}

async function findBySubscription(api: Api, eq: string, options: CallOptions): Promise<MeterOrder | undefined> {
  const [found] = await list(api, { ...options, filter: { subscription: { eq } } }).toArray({ limit: 1 });
  // If the API ever ignored the filter, the newest order of all would belong to another subscription.
  return found?.subscription === eq ? found : undefined;
}

/** The error if the look-up after a failed create request fails, too. */
function lookUpError(error: MeterOrdersError, cause: unknown, mayBeOurs: boolean): unknown {
  if (cause instanceof AbortError) return Object.assign(cause, { outcomeUnknown: mayBeOurs });
  // The create request is what the caller has to know about; the failed look-up is its cause.
  const isOurs = mayBeOurs && cause instanceof MeterOrdersError;
  return isOurs ? Object.assign(error, { cause, outcomeUnknown: true }) : cause;
}

/** How much the clocks of this machine and of the API may differ, in milliseconds. */
const CLOCK_SKEW_MS = 60_000;

function isCreatedSince({ created_at }: MeterOrder, time: number): boolean {
  return Date.parse(created_at) >= time - CLOCK_SKEW_MS;
}
