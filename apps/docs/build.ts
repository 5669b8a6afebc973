/** Builds dist/: a static site for any host, at its root or under a subpath. SITE_URL is its base URL, if known. */
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeDownloads } from "./src/pages/downloads.ts";
import { writeSite } from "./src/site.ts";

const siteUrl = process.env.SITE_URL?.replace(/\/*$/, "/");

// Replaces dist/ only when the build succeeds.
const dist = fileURLToPath(new URL("dist", import.meta.url));
const out = `${dist}.new`;
rmSync(out, { recursive: true, force: true });
mkdirSync(out);
try {
  await writeSite(out, siteUrl);
  writeDownloads(out);
  rmSync(dist, { recursive: true, force: true });
  renameSync(out, dist);
} finally {
  rmSync(out, { recursive: true, force: true });
}
