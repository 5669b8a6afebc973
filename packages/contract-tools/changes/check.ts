/** Fails when the API changed since the last release and the changesets do not say so. */
import { type Change, compare, rank, type Size } from "./compare.ts";
import { type Package, packages, pending } from "./packages.ts";
import { readPresent, readReleased } from "./released.ts";
import { wrong } from "./versions.ts";

/** Which changeset is missing or too small, if one is. The changes come largest first. */
export function missing(changes: Change[], packages: Package[], pending: Record<string, Size>): string | undefined {
  const [change, ...others] = changes;
  if (!change) return undefined;
  const { size, text } = change;
  const lacking = packages.map(({ name }) => name).filter((name) => rank(pending[name] ?? "none") < rank(size));
  if (lacking.length === 0) return undefined;
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  return `${text}${more}, which is a ${size} change since the last release: run \`npx changeset\` and choose ${size} for ${lacking.join(" and ")}.`;
}

async function check(): Promise<string | undefined> {
  const [released, present] = [readReleased(), readPresent()];
  const problem = wrong(present.info.version, packages(), released);
  return problem ?? missing(await compare(released.description, present), packages(), pending());
}

if (import.meta.main) {
  const problem = await check();
  if (problem) console.error(problem);
  process.exitCode = problem ? 1 : 0;
}
