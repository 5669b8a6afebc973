import type { Hooks } from "./transport/hooks.js";

/** Timeouts and retries of a call. An option that is `undefined` counts as not given. */
export interface RetryOptions {
  /** Timeout per attempt in milliseconds, including reading the body. Default: 30,000. */
  timeoutMs?: number | undefined;
  /** Total timeout in milliseconds across all attempts and the waits between them. Default: no limit. */
  deadlineMs?: number | undefined;
  /** Maximum number of retries after the first attempt, where a retry is safe. Default: 2. */
  retries?: number | undefined;
}

/** Options that every method of the client takes. */
export interface CallOptions extends RetryOptions {
  /** Cancels the call, which then rejects with an `AbortError` immediately. */
  signal?: AbortSignal | undefined;
}

/** Options of `createClient`. All are optional; those of {@link RetryOptions} are the defaults of every call. */
export interface ClientOptions extends RetryOptions {
  /**
   * The access token, or a function that returns one. The function is called for every request. After a 401 response
   * it is called again, and the request is sent once more if the token has changed.
   * Default: the environment variable `METER_ORDERS_TOKEN`, if no credentials are passed.
   */
  token?: string | (() => string | Promise<string>) | undefined;
  /**
   * Client ID for the client credentials grant of OAuth 2.0. Requires `clientSecret`.
   * Default: the environment variable `METER_ORDERS_CLIENT_ID`, if no credentials are passed.
   */
  clientId?: string | undefined;
  /** Client secret. Default: the environment variable `METER_ORDERS_CLIENT_SECRET`, if no credentials are passed. */
  clientSecret?: string | undefined;
  /** How token requests (operation `createToken`) encode their body. The API accepts both. Default: `form`. */
  tokenFormat?: "form" | "json" | undefined;
  /**
   * Base URL of the API, an absolute HTTP URL.
   * Default: the environment variable `METER_ORDERS_BASE_URL`, then `PRODUCTION_URL`.
   */
  baseUrl?: string | undefined;
  /** API version to request, sent as `X-API-Version`. Default: `API_VERSION`. */
  apiVersion?: string | undefined;
  /** Callbacks invoked for every attempt. Default: none. */
  hooks?: Hooks | undefined;
  /** Sends one request. Default: the global `fetch`, looked up for every request. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
}
