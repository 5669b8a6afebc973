/** The last moment that a timestamp can write; no clock goes beyond it. */
export const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * Reads a moment.
 *
 * @returns milliseconds since 1970.
 * @throws RangeError when it is none.
 */
export function readTimestamp(moment: Date | string | number): number {
  const time = new Date(moment).getTime();
  if (time >= 0 && time <= LAST_MOMENT) return time;
  throw new RangeError(`"${moment}" is no moment between 1970 and 9999; write it like 2024-03-14T12:00:00Z.`);
}

/** Writes a moment as the API does, without milliseconds when there are none. */
export function timestamp(time: number): string {
  const known = written.get(time);
  if (known !== undefined) return known;
  const text = new Date(time).toISOString().replace(".000Z", "Z");
  if (written.size >= MAX_WRITTEN) written.clear();
  written.set(time, text);
  return text;
}

/** Moments as they were written lately: writing one takes half as long as finding an order, and most come again. */
const written = new Map<number, string>();
const MAX_WRITTEN = 10_000;
