import createOpenApiClient, { type Client, type FetchOptions } from "openapi-fetch";
import { asFetch } from "./as-fetch.js";
import { type CallOptions, type ConnectionOptions, connect } from "./connection.js";
import type { MeterOrder, MeterOrderStatus, NewMeterOrder } from "./contract.gen.js";
import { type ListOptions, listMeterOrders, type MeterOrders } from "./list.js";
import { type CreatedOrRetrieved, createMeterOrder, createOrRetrieveMeterOrder, retrieveMeterOrder } from "./orders.js";
import { pathSegment } from "./path.js";
import { writeQuery } from "./query.js";
import type { Operation, PathWith, Result } from "./result.js";
import type { paths } from "./schema.gen.js";
import { type WaitOptions, waitForMeterOrder } from "./wait.js";
import { type StatusChange, type WatchOptions, type WatchPosition, watchMeterOrder } from "./watch.js";

/** Everything that can be done with meter orders. The functions behind it can be imported one by one as well. */
export interface MeterOrderCalls {
  /**
   * Retrieves an order (operation `retrieveMeterOrder`).
   *
   * @throws NotFoundError when no order has this id; TypeError, before anything is sent, when it cannot be one.
   */
  retrieve(id: string, options?: CallOptions): Promise<MeterOrder>;
  /**
   * Lists orders, newest first (operation `listMeterOrders`). Iterate over the result; pages are fetched as needed.
   *
   * @throws TypeError at once for a filter or an option that does not exist.
   */
  list(options?: ListOptions): MeterOrders;
  /**
   * Creates an order (operation `createMeterOrder`). Sent once; an error with `outcomeUnknown` may hide a success.
   *
   * @throws ConflictError when the subscription has its order already.
   */
  create(order: NewMeterOrder, options?: CallOptions): Promise<MeterOrder>;
  /**
   * Creates an order, or retrieves the one that the subscription has already. Safe to repeat.
   *
   * @throws MeterOrdersError when there is no order afterwards, or when that cannot be found out.
   */
  createOrRetrieve(order: NewMeterOrder, options?: CallOptions): Promise<CreatedOrRetrieved>;
  /**
   * Tells every change of an order's status, once a day by default, until the status is final.
   *
   * @param from the id of the order, or the position of an earlier watch.
   */
  watch(from: string | WatchPosition, options?: WatchOptions): AsyncIterableIterator<StatusChange>;
  /**
   * Waits until an order has a status, or has gone past it on the typical course.
   *
   * @throws UnreachableStatusError when the order ends elsewhere; TimeoutError after `deadlineMs`.
   */
  waitUntil(from: string | WatchPosition, goal: MeterOrderStatus, options?: WaitOptions): Promise<MeterOrder>;
}

/** The options of a call, which may be left out where nothing in them is required. */
export type Init<Op> =
  Record<never, never> extends FetchOptions<Op> ? [init?: FetchOptions<Op>] : [init: FetchOptions<Op>];

/** `GET`. The options are not inferred from what is passed, as openapi-fetch does, so a misspelt parameter is an error. */
export type TypedGet = <Path extends PathWith<"get">>(
  path: Path,
  ...init: Init<Operation<Path, "get">>
) => Promise<Result<Operation<Path, "get">>>;

/** `POST`, likewise. */
export type TypedPost = <Path extends PathWith<"post">>(
  path: Path,
  ...init: Init<Operation<Path, "post">>
) => Promise<Result<Operation<Path, "post">>>;

/**
 * A client of the Smart Meter Orders API: `meterOrders` throws typed errors, `GET` and `POST` return the API's errors,
 * and the rest is openapi-fetch's.
 */
export interface MeterOrdersClient extends Omit<Client<paths, "application/json">, "GET" | "POST" | "request"> {
  /** The meter orders: retrieve, list, create and follow them. */
  readonly meterOrders: MeterOrderCalls;
  /** Calls an operation by its path. Its answer is told apart by `status`. Rejects only when there is none. */
  GET: TypedGet;
  /** Calls an operation by its path. Its answer is told apart by `status`. Rejects only when there is none. */
  POST: TypedPost;
}

/**
 * Creates a client of the Smart Meter Orders API. Creating it sends nothing.
 *
 * @throws TypeError when `baseUrl` is not an absolute HTTP URL, or the credentials cannot be sent.
 */
export function createClient(options: ConnectionOptions = {}): MeterOrdersClient {
  const connection = connect(options);
  const {
    request: _,
    GET,
    POST,
    ...rest
  } = createOpenApiClient<paths, "application/json">({
    baseUrl: connection.baseUrl,
    fetch: asFetch(connection),
    pathSerializer: (path, values) => path.replace(/\{(\w+)\}/g, (_, name) => pathSegment(name, values[name])),
    querySerializer: writeQuery,
  });
  return {
    ...rest,
    GET: (async (path: never, init: never) => withStatus(await GET(path, init))) as unknown as TypedGet,
    POST: (async (path: never, init: never) => withStatus(await POST(path, init))) as unknown as TypedPost,
    meterOrders: {
      retrieve: (id, call) => retrieveMeterOrder(connection, id, call),
      list: (call) => listMeterOrders(connection, call),
      create: (order, call) => createMeterOrder(connection, order, call),
      createOrRetrieve: (order, call) => createOrRetrieveMeterOrder(connection, order, call),
      watch: (from, watch) => watchMeterOrder(connection, from, watch),
      waitUntil: (from, goal, wait) => waitForMeterOrder(connection, from, goal, wait),
    },
  };
}

/** openapi-fetch leaves the status on the response, where it cannot tell the types of data and errors apart. */
function withStatus<Result extends { response: Response }>(result: Result): Result & { status: number } {
  return Object.assign(result, { status: result.response.status });
}
