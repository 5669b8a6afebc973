const TIME = "(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d|23:59:60)(?:\\.\\d+)?";
const ZONE = "(?:z|[+-](?:[01]\\d|2[0-4])(?::?[0-5]\\d)?)";
const DATE_TIME = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)[t\\s]${TIME}${ZONE}$`, "i");

/** By month; January is 1. */
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether a text is a date-time to Prism, which is more generous than RFC 3339: a space may stand for the `T`, the colon
 * and the minutes of a zone may be missing, and a zone may be 24 hours away. `Date` does not read all of that.
 */
export function isDateTime(text: string): boolean {
  const [, year, month, day] = (DATE_TIME.exec(text) ?? []).map(Number);
  return year !== undefined && month !== undefined && day !== undefined && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS[month] ?? 0);
}
