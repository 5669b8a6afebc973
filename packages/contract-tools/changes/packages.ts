import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { rank, type Size } from "./compare.ts";

/** A published package. */
export interface Package {
  name: string;
  version: string;
  changelog: string;
}

const root = new URL("../../../", import.meta.url);

/** What is published is made from the description, so what happens to one happens to the other. */
const FOLDERS = ["packages/client", "apps/mock"];

export function packages(): Package[] {
  return FOLDERS.map((folder) => {
    const { name, version } = JSON.parse(read(`${folder}/package.json`));
    const changelog = `${folder}/CHANGELOG.md`;
    return { name, version, changelog: existsSync(new URL(changelog, root)) ? read(changelog) : "" };
  });
}

/** How large the next release of each package is, as far as the changesets say. */
export function pending(): Record<string, Size> {
  const files = readdirSync(new URL(".changeset/", root)).filter((file) => file.endsWith(".md"));
  return largest(files.map((file) => read(`.changeset/${file}`)));
}

/** For each package, the largest size that one of the changesets has for it. */
export function largest(changesets: string[]): Record<string, Size> {
  const sizes: Record<string, Size> = {};
  for (const text of changesets)
    for (const [name, size] of Object.entries<Size>(parse(/^---\n(.*?)^---$/ms.exec(text)?.[1] ?? "") ?? {}))
      if (rank(size) > rank(sizes[name] ?? "none")) sizes[name] = size;
  return sizes;
}

function read(path: string): string {
  return readFileSync(new URL(path, root), "utf8");
}
