/** Makes the present description the released one, for the versions that `changeset version` has just written. */
import { compare } from "./compare.ts";
import { packages } from "./packages.ts";
import { readPresent, readReleased, writeReleased } from "./released.ts";
import { reused } from "./versions.ts";

const description = readPresent();
const released = readReleased();
const problem = reused(packages(), released, await compare(released.description, description));
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  writeReleased({ versions: Object.fromEntries(packages().map(({ name, version }) => [name, version])), description });
}
