import { isDeepStrictEqual } from "node:util";
import { type Description, facts } from "./facts.ts";
import { diff } from "./tools.ts";
import { compareTypes } from "./types.ts";

/** How large a release is, smallest first, as semver names them. */
const SIZES = ["none", "patch", "minor", "major"] as const;
export type Size = (typeof SIZES)[number];

/** One change, as a sentence without its full stop, and the release that it asks for. */
export interface Change {
  size: Size;
  text: string;
}

/** Every change of the API that a program can notice, the largest first. */
export async function compare(before: Description, after: Description): Promise<Change[]> {
  const [base, present] = [facts(before), facts(after)];
  if (isDeepStrictEqual(base, present)) return [];
  const { changes, revision } = compareTypes(base, present);
  const found = [...compareEditions(base, present), ...changes, ...(await diff(base, revision))];
  if (found.length === 0)
    return [{ size: "patch", text: "Something changed that is not rated, such as the lifecycle" }];
  return found.toSorted((one, other) => rank(other.size) - rank(one.size));
}

export function rank(size: Size): number {
  return SIZES.indexOf(size);
}

/** The client asks for its edition with every request, so another one is another API. */
function compareEditions(base: Description, present: Description): Change[] {
  const [from, to] = [base.info.version, present.info.version];
  return from === to ? [] : [{ size: "major", text: `The edition of the API went from ${from} to ${to}` }];
}
