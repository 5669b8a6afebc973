import { type Change, rank, type Size } from "./change.ts";
import type { Package, Released } from "./released.ts";

/** The version of every package before its first release. */
const UNRELEASED = "0.0.0";

/** The changeset that is missing or too small, as a sentence. The changes come largest first. */
export function missing(changes: Change[], packages: Package[], pending: Record<string, Size>): string | undefined {
  const [change, ...others] = changes;
  if (!change) return undefined;
  const { size, text } = change;
  const lacking = packages.map(({ name }) => name).filter((name) => rank(pending[name] ?? "none") < rank(size));
  if (lacking.length === 0) return undefined;
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  return `${text}${more}, which is a ${size} change since the last release: run \`npx changeset\` and choose ${size} for ${lacking.join(" and ")}.`;
}

/** What is wrong with the API version or a package version, as a sentence. The two are independent. */
export function wrong(apiVersion: string, packages: Package[], { versions }: Released): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}\.[a-z]+$/.test(apiVersion))
    return `${apiVersion} is not an API version: write \`info.version\` as a date and a name, such as 2026-01-29.edison.`;
  for (const { name, version, changelog } of packages) {
    if (!/^\d+\.\d+\.\d+$/.test(version))
      return `${version} is not a version of ${name}: write three numbers, as in semver.`;
    if (versions[name] !== version)
      return `${name} is ${version}, but openapi/edison/released.yaml is for ${versions[name]}: run \`node packages/contract-tools/changes/main.ts release\`.`;
    if (version !== UNRELEASED && !changelog.split("\n").includes(`## ${version}`))
      return `The changelog of ${name} has no ${version}: revert that version, and let \`npm run version\` write both.`;
  }
  return undefined;
}

/** Reports a change to a version that is already published, as a sentence. */
export function reused(packages: Package[], { versions }: Released, [change]: Change[]): string | undefined {
  const same = packages.find(({ name, version }) => version !== UNRELEASED && versions[name] === version);
  if (!change || !same) return undefined;
  return `${change.text}, but ${same.name} ${same.version} is already published: run \`npx changeset\` for it, then \`npm run version\`.`;
}
