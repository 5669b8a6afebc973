import { abortable } from "./abortable.js";
import { type CallOptions, type Connection, call } from "./connection.js";
import type { MeterOrder, MeterOrderList } from "./contract.gen.js";
import { PaginationError } from "./errors.js";
import type { MeterOrderFilter } from "./filters.gen.js";
import { filterQuery } from "./filters.js";

/** What {@link listMeterOrders} takes. */
export interface ListOptions extends CallOptions {
  /** Only orders for which all of it holds. Default: all orders. */
  filter?: MeterOrderFilter | undefined;
  /** How many orders a page holds, from 1 to 100. Default: the API's, 10. */
  limit?: number | undefined;
  /** Where to begin: the `next_page` of an earlier page that was listed in the same way. Default: at the newest order. */
  cursor?: string | undefined;
}

const CALL_OPTIONS = ["signal", "timeoutMs", "deadlineMs", "retries"];

/** Orders, newest first, fetched page by page while they are iterated over. Every iteration begins anew. */
export interface MeterOrders extends AsyncIterable<MeterOrder> {
  /** The same, page by page. */
  pages(): AsyncIterable<MeterOrderList>;
  /** Collects the orders, at most `limit` of them. Default: all. */
  toArray(options?: { limit?: number | undefined }): Promise<MeterOrder[]>;
}

/**
 * Lists meter orders (operation `listMeterOrders`). Nothing is sent before the iteration begins. Ending it early, with
 * `break` for example, aborts a request that is under way.
 *
 * @throws TypeError at once for an option, a filter or a limit that does not exist.
 * @throws MeterOrdersError while iterating; PaginationError when the list cannot be walked to its end.
 */
export function listMeterOrders(connection: Connection, options: ListOptions = {}): MeterOrders {
  const { filter = {}, limit, cursor, ...callOptions } = options;
  for (const name of Object.keys(callOptions)) {
    // A misspelt `filter` would list everything.
    if (!CALL_OPTIONS.includes(name)) throw new TypeError(`list has no option ${name}`);
  }
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1 && limit <= 100)) {
    throw new TypeError(`limit must be a whole number from 1 to 100, not ${limit}`);
  }
  const filters = filterQuery(filter);

  function page(from: string | undefined, signal: AbortSignal): Promise<MeterOrderList> {
    const query = [...filters];
    if (limit !== undefined) query.push(["limit", `${limit}`]);
    if (from !== undefined) query.push(["cursor", from]);
    return call(connection, { ...callOptions, method: "GET", path: "/meter-orders", query, signal });
  }

  const pages = (): AsyncIterable<MeterOrderList> => ({
    [Symbol.asyncIterator]: () => abortable(options.signal, (signal) => walk(cursor, (from) => page(from, signal))),
  });
  const orders = (): AsyncIterable<MeterOrder> => ({
    [Symbol.asyncIterator]: () =>
      abortable(options.signal, async function* (signal) {
        for await (const { items } of walk(cursor, (from) => page(from, signal))) yield* items;
      }),
  });
  return { ...orders(), pages, toArray: ({ limit: most } = {}) => collect(orders(), most) };
}

/** Follows the cursors. An empty page ends nothing: a filter may leave one in the middle. */
async function* walk(from: string | undefined, fetchPage: (from: string | undefined) => Promise<MeterOrderList>) {
  const seen = new Set([from]);
  for (let cursor = from; ; ) {
    const page = await fetchPage(cursor);
    if (!Array.isArray(page.items)) throw new PaginationError("GET /meter-orders: the page has no items");
    yield page;
    const { next_page, has_more } = page;
    if (has_more === false || (!next_page && !has_more)) return;
    if (!next_page) throw new PaginationError("GET /meter-orders: the page says that there is more, but not where");
    if (seen.has(next_page)) throw new PaginationError(`GET /meter-orders: the cursor ${next_page} came a second time`);
    seen.add(next_page);
    cursor = next_page;
  }
}

async function collect(orders: AsyncIterable<MeterOrder>, most = Number.POSITIVE_INFINITY): Promise<MeterOrder[]> {
  const all: MeterOrder[] = [];
  if (most <= 0) return all;
  for await (const order of orders) {
    all.push(order);
    if (all.length >= most) break;
  }
  return all;
}
