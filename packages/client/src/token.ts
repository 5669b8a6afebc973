import { type MeterOrdersError, TokenError, UnreadableError } from "./errors.js";

/** Says what is wrong with a token without showing it: `fetch` would print it in its own message. */
export function sendable(token: unknown): string {
  if (typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) return token;
  const what = typeof token !== "string" ? `of type ${typeof token}` : token ? "not a single word of ASCII" : "empty";
  throw new TypeError(`The access token is ${what}; pass it as the API gave it, without "Bearer"`);
}

/**
 * The error for a call that there is no token for. An answer that cannot be read may still hold one, so that does not
 * become the cause.
 */
export function tokenError(cause: unknown): TokenError {
  const {
    message,
    status,
    requestId,
    docs,
    retryable = true,
    attempts = 0,
    retryAfterMs,
  } = Object(cause) as Partial<MeterOrdersError>;
  const facts = { status, requestId, docs, retryable, attempts, retryAfterMs };
  return new TokenError(`No access token: ${message}`, cause instanceof UnreadableError ? facts : { ...facts, cause });
}
