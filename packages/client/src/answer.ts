import type { Answer } from "./attempt.js";
import { retryAfterMs } from "./backoff.js";
import { ERROR_CLASSES } from "./errors.gen.js";
import { ApiError, type FailureDetails, type MeterOrdersError, UnreadableError } from "./errors.js";
import { describe, ending, isSafe, type Message } from "./message.js";

/**
 * Reads the data of an answer.
 *
 * @throws ApiError when the API answered with an error, UnreadableError when the answer is no JSON object.
 */
export function readAnswer<Data>(message: Message, answer: Answer): Data {
  const body = parse(answer.text);
  if (answer.response.ok && body) return body as Data;
  throw errorOf(message, answer);
}

/** Whether an answer is an object, and an error one in the API's envelope. */
export function isAnswerOfTheApi({ response, text }: Answer): boolean {
  const body = parse(text);
  return body !== undefined && (response.ok || typeof body.code === "string");
}

/** Whether the answer is a redirect; browsers show it as one without a status. */
export function isRedirect({ status, type }: Response): boolean {
  return type === "opaqueredirect" || (status >= 300 && status < 400);
}

/** The error for an answer that is not what was asked for. */
export function errorOf(message: Message, { response, text }: Answer): MeterOrdersError {
  const { status, headers, ok } = response;
  const body = parse(text);
  const { code, requestId = headers.get("x-request-id") ?? undefined, docs } = body ?? {};
  const details: FailureDetails = {
    status,
    requestId,
    docs,
    retryable: status === 408 || status === 429 || status >= 500,
    attempts: message.attempts,
    retryAfterMs: retryAfterMs(headers),
    // An answer that cannot be read may stand for success as well.
    outcomeUnknown: !isSafe(message) && (status >= 500 || (ok && !body)),
  };
  const start = `${describe(message)}: ${status}`;
  const end = ending(details);
  if (!ok && typeof code === "string") {
    const Type = ERROR_CLASSES[`${status} ${code}`] ?? ApiError;
    return new Type(code, `${start} ${code}: ${redacted(`${body?.message}`, message)}${end}`, details);
  }
  const what = isRedirect(response) ? "a redirect (not followed)" : (headers.get("content-type") ?? "unknown");
  // What the token endpoint answers may hold a token, however broken it is.
  const shown = message.url.endsWith("/oauth/token") ? "" : redacted(text, message);
  return new UnreadableError(`${start} is no answer of the API, but ${what}${end}`, shown, details);
}

/** What is shorter, in characters, is no secret but a word, such as the token of a demo. */
const SHORTEST_SECRET = 8;

/** The text without the credentials of the request, which a server may repeat. */
function redacted(text: string, { headers }: Message): string {
  const credentials = headers.authorization?.split(" ").at(-1) ?? "";
  return credentials.length < SHORTEST_SECRET ? text : text.replaceAll(credentials, "…");
}

/** The object in a text; undefined when there is none. */
function parse(text: string): Record<string, string> | undefined {
  try {
    const value = JSON.parse(text);
    return Object(value) === value && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
