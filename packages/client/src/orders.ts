import { sleep } from "./abort.js";
import { backoffMs } from "./backoff.js";
import { type CallOptions, type Connection, call } from "./connection.js";
import type { MeterOrder, NewMeterOrder } from "./contract.gen.js";
import { ConflictError } from "./errors.gen.js";
import { AbortError, MeterOrdersError } from "./errors.js";
import { listMeterOrders } from "./list.js";
import { type Message, timeLeft } from "./message.js";
import { pathSegment } from "./path.js";

/**
 * Retrieves a meter order (operation `retrieveMeterOrder`).
 *
 * @throws NotFoundError when no order has this id; TypeError, before anything is sent, when it cannot be one.
 */
export async function retrieveMeterOrder(
  connection: Connection,
  id: string,
  options?: CallOptions,
): Promise<MeterOrder> {
  return call(connection, { ...options, method: "GET", path: `/meter-orders/${pathSegment("id", id)}` });
}

/**
 * Creates a meter order (operation `createMeterOrder`). It is sent once; only an answer of 429, and a failure that
 * proves that nothing arrived, are followed by another try. An error with `outcomeUnknown` may hide a success:
 * {@link createOrRetrieveMeterOrder} finds that out.
 *
 * @throws ConflictError when the subscription has its order already.
 */
export async function createMeterOrder(
  connection: Connection,
  order: NewMeterOrder,
  options?: CallOptions,
): Promise<MeterOrder> {
  const { subscription } = order;
  return call(connection, { ...options, method: "POST", path: "/meter-orders", body: { subscription } });
}

/** What {@link createOrRetrieveMeterOrder} found or made. */
export interface CreatedOrRetrieved {
  order: MeterOrder;
  /** Whether the order came into being during this call. */
  created: boolean;
}

/**
 * Creates a meter order, or retrieves the one that the subscription has already. Safe to repeat: a subscription has at
 * most one order, ever. When the outcome of the create is unknown, the order is looked up by its subscription.
 *
 * @throws MeterOrdersError when there is no order afterwards, or when that cannot be found out.
 */
export async function createOrRetrieveMeterOrder(
  connection: Connection,
  order: NewMeterOrder,
  options: CallOptions = {},
): Promise<CreatedOrRetrieved> {
  const { patience } = connection;
  const retries = options.retries ?? patience.retries ?? 2;
  const deadlineMs = options.deadlineMs ?? patience.deadlineMs;
  const message: Message = { method: "POST", url: "/meter-orders", headers: {}, signal: options.signal };
  const start = Date.now();
  if (deadlineMs !== undefined) message.until = start + deadlineMs;
  // What is left of the time for all of it.
  const left = (): CallOptions =>
    message.until ? { ...options, deadlineMs: Math.max(timeLeft(message), 1) } : options;
  let mayBeOurs = false;

  for (let failures = 0; ; failures++) {
    try {
      return { order: await createMeterOrder(connection, order, left()), created: true };
    } catch (error) {
      if (!(error instanceof MeterOrdersError)) throw error;
      if (!error.outcomeUnknown && !(error instanceof ConflictError)) throw error;
      mayBeOurs ||= error.outcomeUnknown;
      const found = await findBySubscription(connection, order.subscription, left()).catch((cause) => {
        // The failed create is what has to be told; why it could not be cleared up is its cause.
        if (mayBeOurs && cause instanceof MeterOrdersError && !(cause instanceof AbortError)) {
          throw Object.assign(error, { cause, outcomeUnknown: true });
        }
        throw cause instanceof AbortError ? Object.assign(cause, { outcomeUnknown: mayBeOurs }) : cause;
      });
      if (found) return { order: found, created: mayBeOurs && isSince(found, start) };
      // Nothing came of it; but a conflict without an order will not go away by trying again.
      const pause = backoffMs(failures);
      if (!error.outcomeUnknown || failures >= retries || pause > timeLeft(message)) throw error;
      await sleep(pause, message);
    }
  }
}

async function findBySubscription(connection: Connection, eq: string, options: CallOptions) {
  const [found] = await listMeterOrders(connection, { ...options, filter: { subscription: { eq } } }).toArray({
    limit: 1,
  });
  // Should the API ever ignore the filter, the newest order of all is somebody else's.
  return found?.subscription === eq ? found : undefined;
}

/** By how much the clocks of this machine and of the API may differ, in milliseconds. */
const CLOCK_SKEW_MS = 60_000;

function isSince({ created_at }: MeterOrder, start: number): boolean {
  return Date.parse(created_at) >= start - CLOCK_SKEW_MS;
}
