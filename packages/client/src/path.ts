/**
 * Encodes a value as one segment of a path.
 *
 * @throws TypeError when it would not stay one: an empty value, `.` and `..` lead to another URL.
 */
export function pathSegment(name: string, value: unknown): string {
  if (typeof value === "string" && !/^\.{0,2}$/.test(value)) return encodeURIComponent(value);
  throw new TypeError(
    `${name} must be the id of an object, not ${typeof value === "string" ? JSON.stringify(value) : typeof value}`,
  );
}
