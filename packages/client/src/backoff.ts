/** Above this, in milliseconds, a hint of the API to wait is for the caller to decide about. */
export const LONGEST_HINT_MS = 60_000;

/**
 * How many milliseconds to wait before the next try: half a second, doubled with every failure up to eight seconds,
 * times a random number from 0.5 to 1, so that many clients do not come back together.
 *
 * @param failures how many attempts have failed before this one did, from 0.
 */
export function backoffMs(failures: number): number {
  return Math.min(500 * 2 ** failures, 8_000) * (0.5 + Math.random() / 2);
}

/** How many milliseconds an answer asks to wait, in any of the three forms in use. Undefined when it does not say. */
export function retryAfterMs(headers: Headers): number | undefined {
  const ms = count(headers.get("retry-after-ms"));
  if (ms !== undefined) return ms;
  const hint = headers.get("retry-after");
  const seconds = count(hint);
  if (seconds !== undefined) return seconds * 1_000;
  const date = Date.parse(hint ?? "");
  return date ? Math.max(date - Date.now(), 0) : undefined;
}

function count(text: string | null): number | undefined {
  return text && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
