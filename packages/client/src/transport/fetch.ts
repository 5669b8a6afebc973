import type { Deadline, Progress } from "./deadline.js";

/** A request as it is sent. It never changes: with another token it is another request. */
export interface ApiRequest {
  readonly method: string;
  readonly url: string;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** A response whose body has been read completely. */
export interface ApiResponse {
  /** The request as it was sent last. */
  readonly request: ApiRequest;
  readonly response: Response;
  readonly text: string;
  /** The JSON object in the body; undefined if there is none. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** How many times the request was sent. */
  readonly attempts: number;
}

/** Whether sending a request twice has the effect of sending it once. */
export function isSafe({ method }: Pick<ApiRequest, "method">): boolean {
  return method === "GET" || method === "HEAD";
}

/** Names a request in error messages: its method and path. */
export function nameOf({ method, url }: Pick<ApiRequest, "method" | "url">): string {
  return `${method} ${url.replace(/^https?:\/\/[^/]*|\?.*/g, "")}`;
}

/** Whether the API sent the response: a JSON object, and in the error envelope if it is an error. */
export function isFromApi({ response, body }: ApiResponse): boolean {
  return body !== undefined && (response.ok || (typeof body.code === "string" && !isRedirect(response)));
}

/** Whether the response is a redirect. Browsers hide the status of one that is not followed. */
export function isRedirect({ status, type }: Response): boolean {
  return type === "opaqueredirect" || (status >= 300 && status < 400);
}

/**
 * Sends a request once and reads the whole response.
 *
 * @param timeoutMs the timeout, including reading the body, in milliseconds.
 * @throws AbortError or TimeoutError immediately, because not every `fetch` and not every body respects a signal.
 */
export async function attempt(
  request: ApiRequest,
  fetch: ((request: Request) => Promise<Response>) | undefined,
  deadline: Deadline,
  progress: Progress & { attempts: number },
  timeoutMs: number,
): Promise<ApiResponse> {
  const controller = new AbortController();
  try {
    const [response, text] = await deadline.race(exchange(request, fetch, controller.signal), progress, timeoutMs);
    return { request, response, text, body: parseObject(text), attempts: progress.attempts };
  } catch (error) {
    controller.abort();
    throw error;
  }
}

async function exchange(
  { method, url, headers, body }: ApiRequest,
  fetch: ((request: Request) => Promise<Response>) | undefined,
  signal: AbortSignal,
): Promise<[response: Response, text: string]> {
  // Credentials must not follow a redirect to another server, so redirects are not followed.
  const init: RequestInit = { method, headers, signal, redirect: "manual" };
  if (body !== undefined) init.body = body;
  const response = await (fetch ? fetch(new Request(url, init)) : globalThis.fetch(url, init));
  return [response, await response.text()];
}

/** The JSON object in a text; undefined if there is none. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text);
    return Object(value) === value && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How runtimes report a connection that was never established. */
const UNSENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH|CONNECT_TIMEOUT|ConnectionRefused|\(Connect\)/;

/** Whether a failure proves that the API never received the request. */
export function isUnsent(cause: unknown): boolean {
  return UNSENT.test(reasonOf(cause));
}

/** The messages and codes in a chain of causes, which is how runtimes describe the failure of a connection. */
export function reasonOf(error: unknown): string {
  const { message, code, cause } = Object(error) as { message?: string; code?: string; cause?: unknown };
  const parts = [message || `${error}`, code && !message?.includes(code) && code, cause && reasonOf(cause)];
  return parts.filter(Boolean).join(": ");
}
