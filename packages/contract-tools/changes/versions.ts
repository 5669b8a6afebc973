import type { Change } from "./compare.ts";
import type { Package } from "./packages.ts";
import type { Released } from "./released.ts";

/** What every package is before its first release. */
const UNRELEASED = "0.0.0";

/** What is wrong with a version or an edition, if something is. They are separate: each counts something of its own. */
export function wrong(edition: string, packages: Package[], { versions }: Released): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}\.[a-z]+$/.test(edition))
    return `${edition} is no edition of the API: write \`info.version\` as a date and a name, such as 2026-01-29.edison.`;
  for (const { name, version, changelog } of packages) {
    if (!/^\d+\.\d+\.\d+$/.test(version))
      return `${version} is no version of ${name}: write three numbers, as semver has it.`;
    if (versions[name] !== version)
      return `${name} is ${version}, but openapi/edison/released.yaml is of ${versions[name]}: run \`node packages/contract-tools/changes/version.ts\`.`;
    if (version !== UNRELEASED && !changelog.split("\n").includes(`## ${version}`))
      return `The changelog of ${name} has no ${version}: take that version back, and let \`npm run version\` write both.`;
  }
  return undefined;
}

/** A version that is out keeps its content. */
export function reused(packages: Package[], { versions }: Released, [change]: Change[]): string | undefined {
  const same = packages.find(({ name, version }) => version !== UNRELEASED && versions[name] === version);
  if (!change || !same) return undefined;
  return `${change.text}, but ${same.name} ${same.version} is out already: run \`npx changeset\` for it, then \`npm run version\`.`;
}
