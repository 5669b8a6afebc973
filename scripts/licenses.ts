/** Lists the licenses of all dependencies. Fails if one is not permitted where it is used. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** They require a notice at most, so published packages may contain them. */
const PUBLISHED = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];
/** Tools are not redistributed, so weak copyleft licenses are fine too. */
const DEVELOPMENT = [...PUBLISHED, "BlueOak-1.0.0", "MPL-2.0", "PSF-2.0", "Python-2.0"];

const installed = list("--recursive");
const published = [...list("--filter=@meter-orders/client", "--prod").map(({ id }) => id), ...inMock()];
const refused = installed.filter(({ id, license }) => {
  return !isPermitted(license, published.includes(id) ? PUBLISHED : DEVELOPMENT);
});

for (const [license, all] of Map.groupBy(installed, ({ license }) => license))
  console.log(`${license}: ${all.length}${all.length < 5 ? ` (${all.map(({ id }) => id).join(", ")})` : ""}`);
for (const { id, license } of refused)
  console.error(`${id} has the license ${license}: replace it, or permit the license in scripts/licenses.ts.`);
process.exitCode = refused.length === 0 ? 0 : 1;

function list(...options: string[]): { id: string; license: string }[] {
  const args = ["licenses", "list", "--json", ...options];
  const json = execFileSync("pnpm", args, { encoding: "utf8", maxBuffer: 1e8, shell: process.platform === "win32" });
  return Object.entries<{ name: string; versions: string[] }[]>(JSON.parse(json)).flatMap(([license, packages]) =>
    packages.flatMap(({ name, versions }) => versions.map((version) => ({ id: `${name}@${version}`, license }))),
  );
}

/** The packages bundled into the mock. Each notice starts with a name and a version. */
function inMock(): string[] {
  const notices = readFileSync("apps/mock/dist/THIRD-PARTY-LICENSES.txt", "utf8").split(`${"-".repeat(80)}\n\n`);
  return notices.map((notice) => notice.split(" ", 2).join("@"));
}

/** One of several alternatives is enough. */
function isPermitted(license: string, permitted: string[]): boolean {
  return license
    .replaceAll(/[()]/g, "")
    .split(" OR ")
    .some((alternative) => alternative.split(" AND ").every((part) => permitted.includes(part)));
}
