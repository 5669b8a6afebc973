import { errorOf, isRedirect, readAnswer } from "./answer.js";
import type { Answer } from "./attempt.js";
import { API_VERSION, PRODUCTION_URL } from "./contract.gen.js";
import { type Credentials, environment, tokenSource } from "./credentials.js";
import { type ExchangeOptions, exchange, type Patience } from "./exchange.js";
import type { Message } from "./message.js";
import { requestToken } from "./request-token.js";

/** What {@link connect} and `createClient` take. Everything has a default. */
export interface ConnectionOptions extends Credentials, ExchangeOptions {
  /**
   * Where the API runs. An absolute URL.
   * Default: the environment variable `METER_ORDERS_BASE_URL`, then {@link PRODUCTION_URL}.
   */
  baseUrl?: string | undefined;
  /** The edition of the API to ask for, sent as `X-API-Version`. Default: {@link API_VERSION}. */
  apiVersion?: string | undefined;
  /** How the credentials are sent to the token endpoint; the API takes both. Default: `form`. */
  tokenFormat?: "form" | "json" | undefined;
}

/** What every call takes. */
export interface CallOptions extends Patience {
  /** Ends the call. It rejects with an AbortError at once. */
  signal?: AbortSignal | undefined;
}

/** A way to the API: knows the address, the credentials and the patience. Made by {@link connect}. */
export interface Connection {
  readonly baseUrl: string;
  /** What calls take that say nothing of their own. */
  readonly patience: Patience;
  /** Sends a message with credentials, and reads its answer to the end. Redirects are refused. */
  send(message: Message, patience?: Patience): Promise<Answer>;
}

/** One call of one operation. */
export interface Call extends CallOptions {
  method: "GET" | "POST";
  path: string;
  query?: [name: string, value: string][] | undefined;
  body?: object | undefined;
}

/**
 * Connects to the API. Nothing is sent yet.
 *
 * @throws TypeError when `baseUrl` is not an absolute HTTP URL, or the credentials cannot be sent.
 */
export function connect(options: ConnectionOptions = {}): Connection {
  const baseUrl = httpUrl(options.baseUrl ?? environment("BASE_URL") ?? PRODUCTION_URL);
  const version = options.apiVersion ?? API_VERSION;
  const tokenUrl = `${baseUrl}/oauth/token`;
  const tokens = tokenSource(options, requestToken(tokenUrl, version, options));

  async function send(message: Message, patience?: Patience): Promise<Answer> {
    const deadlineMs = patience?.deadlineMs ?? options.deadlineMs;
    if (deadlineMs !== undefined) {
      if (!(deadlineMs > 0)) throw new TypeError("deadlineMs must be above 0");
      message.until = Date.now() + deadlineMs;
    }
    // openapi-fetch lets a single call name another base URL; the credentials are for this one only.
    if (!message.url.startsWith(`${baseUrl}/`)) throw new TypeError(`${message.url} is not below ${baseUrl}`);
    message.headers["x-api-version"] ??= version;
    if (message.url === tokenUrl || message.headers.authorization) return refuseRedirect(message, patience);

    const token = await tokens.get(message);
    message.headers.authorization = `Bearer ${token}`;
    const answer = await refuseRedirect(message, patience);
    if (answer.response.status !== 401) return answer;
    const renewed = await tokens.renew(token, message);
    if (renewed === token) return answer;
    message.headers.authorization = `Bearer ${renewed}`;
    return refuseRedirect(message, patience);
  }

  async function refuseRedirect(message: Message, patience?: Patience): Promise<Answer> {
    const answer = await exchange(message, options, patience);
    if (isRedirect(answer.response)) throw errorOf(message, answer);
    return answer;
  }

  const { timeoutMs, deadlineMs, retries } = options;
  return { baseUrl, patience: { timeoutMs, deadlineMs, retries }, send };
}

/**
 * Calls an operation.
 *
 * @returns the body of its answer.
 */
export async function call<Data>(connection: Connection, options: Call): Promise<Data> {
  const { method, path, query, body, signal } = options;
  const message: Message = { method, url: connection.baseUrl + path, headers: {}, signal };
  if (query?.length) message.url += `?${new URLSearchParams(query)}`;
  if (body) {
    message.headers["content-type"] = "application/json";
    message.body = JSON.stringify(body);
  }
  return readAnswer(message, await connection.send(message, options));
}

function httpUrl(baseUrl: string): string {
  // No credentials, no query and no fragment: they would get lost, or into messages.
  if (/^https?:\/\/[^@?#]+$/i.test(baseUrl) && URL.canParse(baseUrl)) return new URL(baseUrl).href.replace(/\/+$/, "");
  const shown = JSON.stringify(baseUrl.replace(/\/\/.*@/, "//…@"));
  throw new TypeError(`baseUrl ${shown} is not an absolute HTTP URL, such as ${PRODUCTION_URL}`);
}
