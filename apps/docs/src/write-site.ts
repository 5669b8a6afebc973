/** Writes every file of the site. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { bundleScripts } from "./bundle.ts";
import { siteFiles } from "./site-files.ts";

/** @param siteUrl where the site will stand, with a slash at its end. */
export async function writeSite(out: string, siteUrl: string | undefined): Promise<void> {
  const script = await bundleScripts(`${out}/assets`);
  for (const [file, render] of await siteFiles(script, siteUrl)) {
    mkdirSync(dirname(`${out}/${file}`), { recursive: true });
    writeFileSync(`${out}/${file}`, await render());
  }
  cpSync("page/favicon.svg", `${out}/favicon.svg`);
}
