/** The last point in time that a timestamp can have. Clocks stop here. */
export const LAST_TIMESTAMP = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * Reads a point in time.
 *
 * @returns milliseconds since 1970.
 * @throws RangeError when it is not between 1970 and 9999.
 */
export function readTimestamp(value: Date | string | number): number {
  const time = new Date(value).getTime();
  if (time >= 0 && time <= LAST_TIMESTAMP) return time;
  throw new RangeError(`"${value}" is not a timestamp between 1970 and 9999; write it like 2024-03-14T12:00:00Z.`);
}

/** Formats a time as the API does: without milliseconds when they are zero. */
export function timestamp(time: number): string {
  const known = formatted.get(time);
  if (known !== undefined) return known;
  const text = new Date(time).toISOString().replace(".000Z", "Z");
  if (formatted.size >= MAX_FORMATTED) formatted.clear();
  formatted.set(time, text);
  return text;
}

/** Formatting takes half as long as reading an order from the database, and most times are needed again. */
const formatted = new Map<number, string>();
const MAX_FORMATTED = 10_000;

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** A length of time: milliseconds, or a number with a unit, such as `90s`, `15m`, `12h`, `3d`, or `8w`. */
export type Duration = number | `${number}${"s" | "m" | "h" | "d" | "w"}`;

/**
 * Reads a duration.
 *
 * @returns milliseconds.
 * @throws RangeError when it is not a duration.
 */
export function milliseconds(duration: Duration | string): number {
  if (typeof duration === "number" && Number.isFinite(duration) && duration >= 0) return duration;
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhdw])$/.exec(String(duration)) ?? [];
  if (amount !== undefined) return Math.round(Number(amount) * UNITS[unit as keyof typeof UNITS]);
  throw new RangeError(`"${duration}" is not a duration; write a number with s, m, h, d, or w, such as 3d.`);
}
