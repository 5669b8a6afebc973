/** Builds dist/: Redoc's page as one file that asks no other host for anything, and the description beside it. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL(".", import.meta.url)));
const description = JSON.parse(readFileSync("../../openapi/dist/openapi.json", "utf8"));

// Built beside dist/ and then put in its place, so that a build that fails leaves the last good site.
const out = "dist.new";
rmSync(out, { recursive: true, force: true });
mkdirSync(out);
renderPage();
writeFileSync(`${out}/index.html`, finish(readFileSync(`${out}/index.html`, "utf8")));
for (const asset of ["favicon.svg", "redoc.svg"]) cpSync(`page/${asset}`, `${out}/${asset}`);
for (const format of ["yaml", "json"]) cpSync(`../../openapi/dist/openapi.${format}`, `${out}/openapi.${format}`);
rmSync("dist", { recursive: true, force: true });
renameSync(out, "dist");

function renderPage(): void {
  const { title, summary } = description.info;
  const page = ["--inlineBundle", "--output", `${out}/index.html`, "--title", title];
  execFileSync("redocly", ["build-docs", "docs", ...page, "--templateOptions.summary", summary], {
    shell: process.platform === "win32",
    stdio: "pipe", // Shown only when it fails: then the error holds it.
  });
}

/** Mends what Redoc cannot be configured to do. */
function finish(page: string): string {
  // Redoc fetches its own logo from its own host.
  page = replaceOnce(page, "`https://cdn.redoc.ly/redoc/logo-mini-full.svg`", "`redoc.svg`");
  page = replaceOnce(page, "`https://cdn.redoc.ly/redoc/logo-mini.svg`", "`redoc.svg`");
  page = replaceOnce(page, "@@THEME@@", readFileSync("page/theme.css", "utf8"));
  page = replaceOnce(page, "@@SCRIPT@@", readFileSync("page/page.js", "utf8"));
  // The prerendered links are written for a server with routes; this page routes by what follows the #.
  const [markup, script] = split(page, '<script type="module">');
  page = markup.replaceAll(/(<a [^>]*href=")\/(?!\/)/g, "$1#/") + script;
  return replaceOnce(page, "@@POLICY@@", contentSecurityPolicy(page));
}

/** Allows every script of the page by its hash, and nothing else that runs or that leaves the site's own host. */
function contentSecurityPolicy(page: string): string {
  const scripts = [...page.matchAll(/<script(?: type="module")?>([\s\S]*?)<\/script>/g)].map(([, code = ""]) => code);
  if (scripts.length !== 3)
    throw new Error(`Redoc's colour mode, Redoc and page.js are 3 scripts, not ${scripts.length}`);
  const hashes = scripts.map((code) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(" ")}`,
    "style-src 'unsafe-inline'", // Redoc is blank without its injected styles.
    "img-src 'self' data:",
    "font-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Fails when a new version of Redoc no longer holds `what`, or holds it more than once. */
function replaceOnce(text: string, what: string, by: string): string {
  const [before, after] = split(text, what);
  if (after.includes(what, what.length)) throw new Error(`Redoc's page holds ${what} more than once; look again`);
  return before + by + after.slice(what.length);
}

/** The text before `at`, and the text from there on. */
function split(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  if (index < 0) throw new Error(`Redoc's page no longer holds ${at}; look again`);
  return [text.slice(0, index), text.slice(index)];
}
