/** The size of a release in semver terms, smallest first. */
const SIZES = ["none", "patch", "minor", "major"] as const;
export type Size = (typeof SIZES)[number];

/** A change of the API, as a sentence without its full stop, and the size of the release that it requires. */
export interface Change {
  size: Size;
  text: string;
}

export function rank(size: Size): number {
  return SIZES.indexOf(size);
}
