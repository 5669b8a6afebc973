/**
 * `check` fails if the API changed since the last release and the changesets do not say so. `release` makes the present
 * spec the released one, for the versions that `changeset version` has just written.
 */
import { spec } from "@meter-orders/openapi";
import { missing, reused, wrong } from "./check.ts";
import { compare } from "./compare.ts";
import { packages, pending, readReleased, writeReleased } from "./released.ts";

const commands: Record<string, () => Promise<string | undefined>> = { check, release };
const command = commands[process.argv[2] ?? ""];
const problem = command ? await command() : "Usage: node packages/contract-tools/changes/main.ts check|release";
if (problem) console.error(problem);
process.exitCode = problem ? 1 : 0;

async function check(): Promise<string | undefined> {
  const [released, present] = [readReleased(), spec()];
  const problem = wrong(present.info.version, packages(), released);
  return problem ?? missing(await compare(released.spec, present), packages(), pending());
}

async function release(): Promise<string | undefined> {
  const [released, present] = [readReleased(), spec()];
  const problem = reused(packages(), released, await compare(released.spec, present));
  if (problem) return problem;
  const versions = Object.fromEntries(packages().map(({ name, version }) => [name, version]));
  writeReleased({ versions, spec: present });
  return undefined;
}
