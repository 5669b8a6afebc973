/** If the API asks to wait longer than this, in milliseconds, the call fails so that its caller can decide. */
export const LONGEST_RETRY_AFTER_MS = 60_000;

/**
 * Exponential backoff with jitter, in milliseconds: 500 ms, doubled with every failure up to 8 s, times a random number
 * from 0.5 to 1, so that many clients do not retry at the same time.
 *
 * @param failures the number of failed attempts before the last one, from 0.
 */
export function backoffMs(failures: number): number {
  return Math.min(500 * 2 ** failures, 8_000) * (0.5 + Math.random() / 2);
}

/** The wait that a response asks for, in milliseconds: `retry-after-ms`, or `Retry-After` in seconds or as a date. */
export function retryAfterMs(headers: Headers): number | undefined {
  const ms = parseNumber(headers.get("retry-after-ms"));
  if (ms !== undefined) return ms;
  const retryAfter = headers.get("retry-after");
  const seconds = parseNumber(retryAfter);
  if (seconds !== undefined) return seconds * 1_000;
  const date = Date.parse(retryAfter ?? "");
  return date ? Math.max(date - Date.now(), 0) : undefined;
}

function parseNumber(text: string | null): number | undefined {
  return text && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
