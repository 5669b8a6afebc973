import { type ClientOptions, createClient, type MeterOrder } from "@meter-orders/client";
import { onTestFinished, vi } from "vitest";
import type { Mock } from "../../src/index.ts";
import { validatingFetch } from "./validate.ts";

/** The mock is called by its fetch, to which the host does not matter. */
export const HOST = "http://mock";

/** A call as it is written down in a test. */
export interface Sent {
  method?: string;
  /** Default: `demo`. */
  token?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
}

/** The response to a call. Tests say what they expect of its body, so that needs no type of its own. */
export interface Called {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: an order, a list, a token or an error
  body: any;
}

/** A client of a mock. Every response is validated, and no failure is hidden by another attempt. */
export function clientOf({ fetch }: Pick<Mock, "fetch">, options: ClientOptions = {}) {
  return createClient({ baseUrl: HOST, token: "demo", retries: 0, fetch: validatingFetch(fetch), ...options });
}

/** Calls a mock without the client, for what a client would not send. */
export async function call({ fetch }: Pick<Mock, "fetch">, target: string, sent: Sent = {}): Promise<Called> {
  const { method = "GET", token = "demo", headers = {}, body } = sent;
  const json = body === undefined ? {} : { "content-type": "application/json" };
  const response = await fetch(HOST + target, {
    method,
    headers: { authorization: `Bearer ${token}`, ...json, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Creates an order by a call. */
export async function create(mock: Pick<Mock, "fetch">, subscription: string, sent: Sent = {}): Promise<Called> {
  return call(mock, "/meter-orders", { method: "POST", body: { subscription }, ...sent });
}

/** Asks for a token by a call. */
export async function createToken(
  mock: Pick<Mock, "fetch">,
  client = "my-id",
  grant: Record<string, string> = { grant_type: "client_credentials" },
): Promise<Called> {
  const authorization = `Basic ${btoa(`${client}:my-secret`)}`;
  return call(mock, "/oauth/token", { method: "POST", headers: { authorization }, body: grant });
}

/** A subscription with a number. No fresh world has an order for it. */
export function subscription(number: number): string {
  return `sub_${String(number).padStart(24, "0")}`;
}

/** Lists the orders that a query leaves, at most a hundred, newest first. */
export async function listed(mock: Pick<Mock, "fetch">, query: Record<string, string> = {}): Promise<MeterOrder[]> {
  const { status, body } = await call(mock, `/meter-orders?${new URLSearchParams({ limit: "100", ...query })}`);
  if (status !== 200) throw new Error(`${status}: ${body.message}`);
  return body.items;
}

/** Makes the jitter of a client so small that a wait between two attempts takes some milliseconds, in this test. */
export function shortBackoff(): void {
  const random = vi.spyOn(Math, "random").mockReturnValue(-0.98);
  onTestFinished(() => {
    random.mockRestore();
  });
}
