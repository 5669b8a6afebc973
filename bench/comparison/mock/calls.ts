/** The calls that the servers get. */
import { ORDER } from "../client/answers.ts";

/** A call as undici takes it. */
export interface Call {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** The statuses that are fine. Default: 200 alone. */
  fine?: number[];
}

const ORDERS = "/meter-orders";
const headersFor = (token: string) => ({ authorization: `Bearer ${token}` });

/** One order: the one that the description itself retrieves. */
export function retrieve(token: string): Call {
  return { method: "GET", path: `${ORDERS}/${ORDER.id}`, headers: headersFor(token) };
}

/** A page of orders; by default, those that wait. */
export function list(token: string, query: Record<string, string> = { "filter[status][eq]": "waiting" }): Call {
  return { method: "GET", path: `${ORDERS}?${new URLSearchParams(query)}`, headers: headersFor(token) };
}

export function create(token: string, subscription: string): Call {
  const headers = { ...headersFor(token), "content-type": "application/json" };
  return { method: "POST", path: ORDERS, headers, body: JSON.stringify({ subscription }) };
}

/** A subscription of the right form, a different one for every number. */
export function subscription(number: number): string {
  return `sub_${number.toString(36).padStart(24, "0")}`;
}
