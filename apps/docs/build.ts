/** Builds dist/: a static site for any host, at its root or below a path. SITE_URL says where it will stand, if known. */
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeDownloads } from "./src/downloads/downloads.ts";
import { writeSite } from "./src/write-site.ts";

process.chdir(fileURLToPath(new URL(".", import.meta.url)));
const siteUrl = process.env.SITE_URL?.replace(/\/*$/, "/");

// Built beside dist/ and then put in its place, so that a build that fails leaves the last good site.
const out = "dist.new";
rmSync(out, { recursive: true, force: true });
mkdirSync(out);
try {
  await writeSite(out, siteUrl);
  writeDownloads(out);
  rmSync("dist", { recursive: true, force: true });
  renameSync(out, "dist");
} finally {
  rmSync(out, { recursive: true, force: true });
}
