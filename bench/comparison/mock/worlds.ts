/** Fills worlds of our mock, and walks through them. */
import { type Call, list } from "./calls.ts";

/** The largest page there is. */
export const PAGE = 100;

/** How many orders the control plane takes in one call. */
const PORTION = 100_000;

/** Puts so many orders into the world of a token. */
export async function fill(url: string, token: string, count: number): Promise<void> {
  for (let left = count; left > 0; left -= PORTION) {
    const body = JSON.stringify({ count: Math.min(left, PORTION) });
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const response = await fetch(`${url}/__mock/orders`, { method: "POST", headers, body });
    if (!response.ok) throw new Error(`The control plane answered ${response.status}: ${await response.text()}`);
    await response.bytes();
  }
}

/** Walks to the end of a world, and returns the call for the last page that is full. */
export async function lastFullPage(url: string, token: string): Promise<Call> {
  const first = list(token, { limit: `${PAGE}` });
  let full = first;
  for (let call: Call | undefined = first; call; ) {
    const response = await fetch(url + call.path, { headers: call.headers });
    const page = (await response.json()) as { items: unknown[]; next_page: string | null };
    if (page.items.length === PAGE) full = call;
    call = page.next_page === null ? undefined : list(token, { limit: `${PAGE}`, cursor: page.next_page });
  }
  return full;
}
