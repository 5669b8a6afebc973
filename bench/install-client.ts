/** Packs the client as it would be published, and unpacks the tarball where a package manager would. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [folder = "."] = process.argv.slice(2);
const modules = resolve(folder, "node_modules");
const installed = join(modules, "@meter-orders", "client");
const temporary = mkdtempSync(join(tmpdir(), "meter-orders-client-"));
const shell = process.platform === "win32";
try {
  const tarball = join(temporary, "client.tgz");
  execFileSync("pnpm", ["pack", "--out", tarball], { cwd: "packages/client", stdio: ["ignore", "ignore", 2], shell });
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "--strip-components=1", "-C", installed]);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

for (const [name, required] of Object.entries<string>(manifest(installed).dependencies)) {
  const { version } = manifest(join(modules, name));
  if (version !== required) throw new Error(`${folder} has ${name} ${version}, but the client requires ${required}`);
}

function manifest(path: string): { version: string; dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
}
