import { createApi, type LowLevelApi } from "./api.js";
import { type ListOptions, list, type MeterOrderIterable } from "./meter-orders/list.js";
import { create, createOrRetrieve, retrieve } from "./meter-orders/orders.js";
import { type WaitOptions, waitUntil } from "./meter-orders/wait.js";
import { type StatusChange, type WatchOptions, type WatchPosition, watch } from "./meter-orders/watch.js";
import type { CallOptions, ClientOptions } from "./options.js";
import { edison } from "./versions/edison/edison.js";
import type { MeterOrder, MeterOrderStatus, NewMeterOrder } from "./versions/edison/types.gen.js";

/**
 * The meter orders of a client. Besides the errors named below, all methods throw the API's errors and a
 * ConnectionError, TimeoutError, AbortError, InvalidResponseError, or TokenError.
 */
export interface MeterOrders {
  /**
   * Retrieves an order (operation `retrieveMeterOrder`).
   *
   * @throws NotFoundError if no order has this ID; TypeError, before anything is sent, for an empty ID, `.`, or `..`.
   */
  retrieve(id: string, options?: CallOptions): Promise<MeterOrder>;
  /**
   * Lists orders, newest first (operation `listMeterOrders`). Sends nothing until you iterate over the result; pages are
   * fetched on demand.
   *
   * @throws TypeError immediately for an unknown filter or option; PaginationError while iterating.
   */
  list(options?: ListOptions): MeterOrderIterable;
  /**
   * Creates an order (operation `createMeterOrder`). The request is retried only after 429 or if it was never sent. If
   * the error has `outcomeUnknown: true`, the order may have been created; {@link createOrRetrieve} finds out.
   *
   * @throws ConflictError if the subscription already has an order.
   */
  create(order: NewMeterOrder, options?: CallOptions): Promise<MeterOrder>;
  /**
   * Creates an order, or retrieves the one that the subscription already has (operations `createMeterOrder` and
   * `listMeterOrders`). Idempotent: a subscription can have at most one order, so if the response to the create request
   * is lost, the order is looked up by its subscription. `deadlineMs` covers all requests together.
   *
   * @returns the order, and whether this call created it.
   * @throws MeterOrdersError if there is no order afterwards; with `outcomeUnknown: true` if the look-up failed, too.
   */
  createOrRetrieve(order: NewMeterOrder, options?: CallOptions): Promise<{ order: MeterOrder; created: boolean }>;
  /**
   * Yields the status of an order and every change of it (operation `retrieveMeterOrder`), polling once a day by default,
   * until the status is final. Transient failures do not end it; `break` does.
   *
   * @param from the ID of the order, or the position of an earlier watch, to yield only what has changed since.
   * @throws MeterOrdersError for a failure that is not transient, such as NotFoundError; TypeError for an interval that
   * is not above 0.
   */
  watch(from: string | WatchPosition, options?: WatchOptions): AsyncIterableIterator<StatusChange>;
  /**
   * Waits until an order has reached a status: it has the status, or a later one of the typical lifecycle. Polls like
   * {@link watch}.
   *
   * @returns the order at that time.
   * @throws UnreachableStatusError if the order reaches a different final status; TimeoutError after `deadlineMs`.
   */
  waitUntil(from: string | WatchPosition, goal: MeterOrderStatus, options?: WaitOptions): Promise<MeterOrder>;
}

/**
 * A client of the Smart Meter Orders API, created by {@link createClient}. Besides `meterOrders`, it has the low-level
 * methods of openapi-fetch for the methods that the API supports.
 */
export interface MeterOrdersClient extends LowLevelApi {
  /** Retrieve, list, create, and follow meter orders. Every method throws typed errors. */
  readonly meterOrders: MeterOrders;
}

/**
 * Creates a client of the Smart Meter Orders API. Sends nothing yet.
 *
 * @throws TypeError if `baseUrl` is not an absolute HTTP URL, or the credentials cannot be sent.
 */
export function createClient(options: ClientOptions = {}): MeterOrdersClient {
  const api = createApi(edison, options);
  const { GET, POST, use, eject } = api;
  return {
    GET,
    POST,
    use,
    eject,
    meterOrders: {
      retrieve: retrieve.bind(null, api),
      list: list.bind(null, api),
      create: create.bind(null, api),
      createOrRetrieve: createOrRetrieve.bind(null, api),
      watch: watch.bind(null, api),
      waitUntil: waitUntil.bind(null, api),
    },
  };
}
