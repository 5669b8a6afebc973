import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** The terms of every package that went into a bundle, as most of them ask for. */
export function licences(files: string[]): string {
  const folders = files.filter((file) => file.includes("node_modules")).map((file) => packageFolder(resolve(file)));
  const notices = [...new Set(folders)].map(notice);
  return [...new Set(notices)].toSorted().join(`\n${"-".repeat(80)}\n\n`);
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const terms = file === undefined ? "" : `\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  return `${name} ${version} (${license ?? "see below"})\n${terms}`;
}

/** The folder of the package that a file belongs to; some packages have further manifests inside, without a version. */
function packageFolder(file: string): string {
  const manifest = join(file, "package.json");
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version) return file;
  return packageFolder(dirname(file));
}
