/** The requests that the servers get, and the orders behind them. */
import { ORDER } from "../client/stub-api.ts";

/** A request as undici takes it. */
export interface MockRequest {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** The expected status codes. Default: only 200. */
  expected?: number[];
}

const ORDERS = "/meter-orders";

/** The largest page. */
export const PAGE = 100;

/** How many orders the control API creates per request. */
const BATCH = 100_000;

const headersFor = (token: string) => ({ authorization: `Bearer ${token}` });

/** One order: the one of the example in the spec. */
export function retrieve(token: string): MockRequest {
  return { method: "GET", path: `${ORDERS}/${ORDER.id}`, headers: headersFor(token) };
}

/** A page of orders. Default: those that are waiting. */
export function list(token: string, query: Record<string, string> = { "filter[status][eq]": "waiting" }): MockRequest {
  return { method: "GET", path: `${ORDERS}?${new URLSearchParams(query)}`, headers: headersFor(token) };
}

export function create(token: string, subscription: string): MockRequest {
  const headers = { ...headersFor(token), "content-type": "application/json" };
  return { method: "POST", path: ORDERS, headers, body: JSON.stringify({ subscription }) };
}

/** A valid subscription ID, a different one for every number. */
export function subscription(number: number): string {
  return `sub_${number.toString(36).padStart(24, "0")}`;
}

/** Adds orders to the sandbox of a token. */
export async function addOrders(url: string, token: string, count: number): Promise<void> {
  for (let left = count; left > 0; left -= BATCH) {
    const body = JSON.stringify({ count: Math.min(left, BATCH) });
    const headers = { ...headersFor(token), "content-type": "application/json" };
    const response = await fetch(`${url}/__mock/orders`, { method: "POST", headers, body });
    if (!response.ok) throw new Error(`The control API returned ${response.status}: ${await response.text()}`);
    await response.bytes();
  }
}

/** Paginates to the end of a sandbox, and returns the request for the last full page. */
export async function lastFullPage(url: string, token: string): Promise<MockRequest> {
  const first = list(token, { limit: `${PAGE}` });
  let full = first;
  for (let request: MockRequest | undefined = first; request; ) {
    const response = await fetch(url + request.path, { headers: request.headers });
    const page = (await response.json()) as { items: unknown[]; next_page: string | null };
    if (page.items.length === PAGE) full = request;
    request = page.next_page === null ? undefined : list(token, { limit: `${PAGE}`, cursor: page.next_page });
  }
  return full;
}
