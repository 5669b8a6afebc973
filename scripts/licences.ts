/** Lists the licences of all dependencies, and fails when one of them is not permitted where it is used. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** They ask for a notice at most, so they may reach the users of what is published. */
const PUBLISHED = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];
/** What only helps to build and test is not passed on, so its own source may have to stay open. */
const DEVELOPMENT = [...PUBLISHED, "BlueOak-1.0.0", "MPL-2.0", "PSF-2.0", "Python-2.0"];

const installed = list("--recursive");
const published = [...list("--filter=@meter-orders/client", "--prod").map(({ id }) => id), ...inMock()];
const refused = installed.filter(({ id, licence }) => {
  return !isPermitted(licence, published.includes(id) ? PUBLISHED : DEVELOPMENT);
});

for (const [licence, all] of Map.groupBy(installed, ({ licence }) => licence))
  console.log(`${licence}: ${all.length}${all.length < 5 ? ` (${all.map(({ id }) => id).join(", ")})` : ""}`);
for (const { id, licence } of refused)
  console.error(
    `${id} is licensed as ${licence}: replace it, or permit that in scripts/licences.ts for what it is used.`,
  );
process.exitCode = refused.length === 0 ? 0 : 1;

function list(...options: string[]): { id: string; licence: string }[] {
  const args = ["licenses", "list", "--json", ...options];
  const json = execFileSync("pnpm", args, { encoding: "utf8", maxBuffer: 1e8, shell: process.platform === "win32" });
  return Object.entries<{ name: string; versions: string[] }[]>(JSON.parse(json)).flatMap(([licence, packages]) =>
    packages.flatMap(({ name, versions }) => versions.map((version) => ({ id: `${name}@${version}`, licence }))),
  );
}

/** The packages inside the mock's own files; each notice starts with a name and a version. */
function inMock(): string[] {
  const notices = readFileSync("apps/mock/dist/THIRD-PARTY-LICENSES.txt", "utf8").split(`${"-".repeat(80)}\n\n`);
  return notices.map((notice) => notice.split(" ", 2).join("@"));
}

/** One of several alternatives is enough. */
function isPermitted(licence: string, permitted: string[]): boolean {
  return licence
    .replaceAll(/[()]/g, "")
    .split(" OR ")
    .some((alternative) => alternative.split(" AND ").every((part) => permitted.includes(part)));
}
