import {
  ApiError,
  type FailureDetails,
  failureMessage,
  InvalidResponseError,
  type MeterOrdersError,
} from "../errors.js";
import type { Version } from "../versions/version.js";
import { retryAfterMs } from "./backoff.js";
import { type ApiRequest, type ApiResponse, isFromApi, isRedirect, isSafe, nameOf } from "./fetch.js";

/** The error for a response that does not hold what was requested. */
export function responseError(answer: ApiResponse, { errorClasses, tokenPath }: Version): MeterOrdersError {
  const { request, response, text, body = {}, attempts } = answer;
  const { status, headers, ok } = response;
  const { code, message, requestId, docs } = body as Record<string, string>;
  const details: FailureDetails = {
    status,
    requestId: requestId ?? headers.get("x-request-id") ?? undefined,
    docs,
    retryable: status === 408 || status === 429 || status >= 500,
    attempts,
    retryAfterMs: retryAfterMs(headers),
    // A response that cannot be parsed may stand for success, too.
    outcomeUnknown: !isSafe(request) && (status >= 500 || (ok && !answer.body)),
  };
  const name = nameOf(request);
  if (!ok && code !== undefined && isFromApi(answer)) {
    const ErrorClass = errorClasses[`${status} ${code}`] ?? ApiError;
    const shown = `${status} ${code}: ${redact(`${message}`, request)}`;
    return new ErrorClass(code, failureMessage(name, shown, details), details);
  }
  const what = isRedirect(response) ? "a redirect (not followed)" : (headers.get("content-type") ?? "unknown");
  const shown = failureMessage(name, `${status} is not an API response: ${what}`, details);
  // A response of the token endpoint may contain a token, however broken it is.
  return new InvalidResponseError(shown, request.url.endsWith(tokenPath) ? "" : redact(text, request), details);
}

/** A shorter credential, in characters, is no secret but a word, such as the token of a demo. */
const SHORTEST_SECRET = 8;

/** Removes the credentials of the request, which a server may echo. */
function redact(text: string, { headers }: ApiRequest): string {
  const credentials = headers.authorization?.split(" ").at(-1) ?? "";
  return credentials.length < SHORTEST_SECRET ? text : text.replaceAll(credentials, "…");
}
