import type { Api } from "../api.js";
import { PaginationError } from "../errors.js";
import type { CallOptions } from "../options.js";
import { filterParameters } from "../serialize.js";
import type { MeterOrderFilter } from "../versions/edison/filters.gen.js";
import type { MeterOrder, MeterOrderList, paths } from "../versions/edison/types.gen.js";
import { abortableIterator } from "./abortable-iterator.js";

/** Options of `client.meterOrders.list`. {@link CallOptions} apply to the request of every page. */
export interface ListOptions extends CallOptions {
  /** Filters, combined with AND. Default: all orders. */
  filter?: MeterOrderFilter | undefined;
  /** The number of orders per page, from 1 to 100. Default: 10, chosen by the API. */
  limit?: number | undefined;
  /** Where to start: the `next_page` of an earlier page with the same options. Default: at the newest order. */
  cursor?: string | undefined;
}

/**
 * Orders, newest first. Iterate with `for await`; pages are fetched on demand, and `break` aborts the request in flight.
 * Every iteration starts again at the first page.
 *
 * @throws PaginationError while iterating, if the pagination is inconsistent; other errors of a GET request.
 */
export interface MeterOrderIterable extends AsyncIterable<MeterOrder> {
  /** Iterates page by page. */
  pages(): AsyncIterable<MeterOrderList>;
  /** Collects orders into an array, at most `limit` of them. Default: all. */
  toArray(options?: { limit?: number | undefined }): Promise<MeterOrder[]>;
}

type Query = NonNullable<paths["/meter-orders"]["get"]["parameters"]["query"]>;
type FetchPage = (cursor: string | undefined) => Promise<MeterOrderList>;

const CALL_OPTIONS = ["signal", "timeoutMs", "deadlineMs", "retries"];

export function list(api: Api, options: ListOptions = {}): MeterOrderIterable {
  const { filter = {}, limit, cursor, ...callOptions } = options;
  for (const name of Object.keys(callOptions)) {
    // A misspelled `filter` would list all orders.
    if (!CALL_OPTIONS.includes(name)) throw new TypeError(`list: unknown option "${name}"`);
  }
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1 && limit <= 100)) {
    throw new TypeError(`limit must be an integer from 1 to 100, not ${limit}`);
  }
  const query: Query = filterParameters(filter, api.version.filters);
  if (limit !== undefined) query.limit = limit;

  const pagesUntil = (signal: AbortSignal) =>
    paginate(cursor, (from) => {
      const pageQuery = from === undefined ? query : { ...query, cursor: from };
      return api.get("/meter-orders", { ...callOptions, signal, params: { query: pageQuery } });
    });
  const ordersUntil = async function* (signal: AbortSignal) {
    for await (const { items } of pagesUntil(signal)) yield* items;
  };
  const iterable = <Item>(start: (signal: AbortSignal) => AsyncIterator<Item>): AsyncIterable<Item> => ({
    [Symbol.asyncIterator]: () => abortableIterator(options.signal, start),
  });
  const orders = iterable(ordersUntil);
  return {
    ...orders,
    pages: () => iterable(pagesUntil),
    toArray: ({ limit: most } = {}) => collect(orders, most),
  };
}

/** Follows the cursors. An empty page does not end the list: a filter can leave one in the middle. */
async function* paginate(start: string | undefined, fetchPage: FetchPage): AsyncGenerator<MeterOrderList> {
  const seen = new Set([start]);
  for (let cursor = start; ; ) {
    const page = await fetchPage(cursor);
    if (!Array.isArray(page.items)) throw paginationError("the page has no `items`");
    yield page;
    const { next_page, has_more } = page;
    if (has_more === false || (!next_page && !has_more)) return;
    if (!next_page) throw paginationError("the page has `has_more: true` but no `next_page` cursor");
    if (seen.has(next_page)) throw paginationError(`the API returned the cursor ${next_page} twice`);
    seen.add(next_page);
    cursor = next_page;
  }
}

function paginationError(what: string): PaginationError {
  return new PaginationError(`GET /meter-orders: ${what}`);
}

async function collect(orders: AsyncIterable<MeterOrder>, most = Infinity): Promise<MeterOrder[]> {
  const all: MeterOrder[] = [];
  if (most <= 0) return all;
  for await (const order of orders) {
    all.push(order);
    if (all.length >= most) break;
  }
  return all;
}
