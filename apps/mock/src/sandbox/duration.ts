const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** A length of time: milliseconds, or a number with a unit, such as `90s`, `15m`, `12h`, `3d` or `8w`. */
export type Duration = number | `${number}${"s" | "m" | "h" | "d" | "w"}`;

/**
 * Reads a length of time.
 *
 * @returns milliseconds.
 * @throws RangeError when it is none.
 */
export function milliseconds(duration: Duration | string): number {
  if (typeof duration === "number" && Number.isFinite(duration) && duration >= 0) return duration;
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhdw])$/.exec(String(duration)) ?? [];
  if (amount !== undefined) return Math.round(Number(amount) * UNITS[unit as keyof typeof UNITS]);
  throw new RangeError(`"${duration}" is no length of time; write a number with s, m, h, d or w, such as 3d.`);
}
