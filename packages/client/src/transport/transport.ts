import type { CallOptions, ClientOptions, RetryOptions } from "../options.js";
import type { Version } from "../versions/version.js";
import { environment, tokenSource } from "./credentials.js";
import { Deadline } from "./deadline.js";
import { type ApiRequest, type ApiResponse, isFromApi, nameOf } from "./fetch.js";
import { responseError } from "./response-error.js";
import { sendWithRetries } from "./retry.js";

/** The timeouts and retries of calls that pass none. */
export type Defaults = RetryOptions & { timeoutMs: number; retries: number };

/** Sends requests to one base URL with credentials, timeouts, and retries. */
export interface Transport {
  readonly baseUrl: string;
  readonly defaults: Defaults;
  /**
   * Sends a request and reads the whole response, which may be an error of the API.
   *
   * @throws MeterOrdersError if there is no response, or one that the API did not send.
   */
  send(request: ApiRequest, options: CallOptions): Promise<ApiResponse>;
}

/**
 * Creates a transport. Sends nothing yet.
 *
 * @throws TypeError if `baseUrl` is not an absolute HTTP URL, or the credentials cannot be sent.
 */
export function createTransport(version: Version, options: ClientOptions): Transport {
  const baseUrl = httpUrl(options.baseUrl ?? environment("BASE_URL") ?? version.productionUrl, version);
  const tokenUrl = baseUrl + version.tokenPath;
  const versionHeader = { "x-api-version": options.apiVersion ?? version.apiVersion };
  const { timeoutMs = 30_000, deadlineMs, retries = 2, fetch, hooks } = options;
  const defaults = { timeoutMs, deadlineMs, retries };

  const tokens = tokenSource(options, async ({ method, headers, body }) => {
    const request = { method, url: tokenUrl, headers: { ...headers, ...versionHeader }, body };
    const answer = await sendWithRetries(request, new Deadline(() => nameOf(request)), { ...defaults, fetch, hooks });
    if (answer.response.ok && answer.body) return answer.body;
    throw responseError(answer, version);
  });

  async function send(request: ApiRequest, options: CallOptions): Promise<ApiResponse> {
    const { url, headers } = request;
    const {
      signal,
      timeoutMs = defaults.timeoutMs,
      deadlineMs = defaults.deadlineMs,
      retries = defaults.retries,
    } = options;
    // Middleware can send a request elsewhere; the credentials are for this base URL only.
    if (!url.startsWith(`${baseUrl}/`)) throw new TypeError(`${url} is not below the base URL ${baseUrl}`);
    const answer = await sendWithRetries(
      { ...request, headers: { ...versionHeader, ...headers } },
      new Deadline(() => nameOf(request), signal, deadlineMs),
      { timeoutMs, retries, fetch, hooks },
      url === tokenUrl || headers.authorization ? undefined : tokens,
    );
    if (!isFromApi(answer)) throw responseError(answer, version);
    return answer;
  }

  return { baseUrl, defaults, send };
}

function httpUrl(baseUrl: string, { productionUrl }: Version): string {
  // Credentials, a query, or a fragment would get lost, or appear in messages.
  if (/^https?:\/\/[^@?#]+$/i.test(baseUrl) && URL.canParse(baseUrl)) return new URL(baseUrl).href.replace(/\/+$/, "");
  const shown = JSON.stringify(baseUrl.replace(/\/\/.*@/, "//…@"));
  throw new TypeError(`baseUrl ${shown} is not an absolute HTTP URL, such as ${productionUrl}`);
}
