import { waitFor } from "./abort.js";
import type { Message } from "./message.js";

/** Sends one request, like the global `fetch`. */
export type Fetch = (request: Request) => Promise<Response>;

/** An answer whose body has arrived completely. */
export interface Answer {
  response: Response;
  text: string;
}

/**
 * Sends a message once, and reads the answer to its end.
 *
 * @param fetch default: the global one.
 * @param ms how many milliseconds all of it may take.
 * @throws AbortError or TimeoutError, at once, because not every `fetch` and not every body heeds a signal.
 */
export async function attempt(message: Message, fetch: Fetch | undefined, ms: number): Promise<Answer> {
  const controller = new AbortController();
  return waitFor(fetchAnswer(message, fetch, controller.signal), message, ms, true).catch((error) => {
    controller.abort();
    throw error;
  });
}

async function fetchAnswer(message: Message, fetch: Fetch | undefined, signal: AbortSignal): Promise<Answer> {
  const { method, url, headers, body } = message;
  // A credential must not follow a redirect to somebody else, so none is followed.
  const init: RequestInit = { method, headers, signal, redirect: "manual" };
  if (body !== undefined) init.body = body;
  const response = await (fetch ? fetch(new Request(url, init)) : globalThis.fetch(url, init));
  return { response, text: await response.text() };
}

/** What runtimes call a connection that was never made. */
const UNSENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH|CONNECT_TIMEOUT|ConnectionRefused|\(Connect\)/;

/** Whether the failure proves that the API has never seen the request. */
export function isUnsent(cause: unknown): boolean {
  return UNSENT.test(reason(cause));
}

/** The texts and the codes in a chain of causes: the form in which runtimes tell what happened to a connection. */
export function reason(error: unknown): string {
  const { message, code, cause } = Object(error) as { message?: string; code?: string; cause?: unknown };
  const parts = [message || `${error}`, code && !message?.includes(code) && code, cause && reason(cause)];
  return parts.filter(Boolean).join(": ");
}
