/** The whole reference as one file, to take along: Redoc's own page, which asks no other host for anything. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { description } from "../description.ts";
import { policy } from "../policy.ts";
import { redocDescription } from "../redoc-description.ts";
import { redocOptions } from "../redoc-options.ts";

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");

/** The file's text. */
export function singleFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "meter-orders-reference-"));
  try {
    return finish(renderIn(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function renderIn(folder: string): string {
  const { title, summary } = description.info;
  const template = fileURLToPath(new URL("../../single-file/page.hbs", import.meta.url));
  const config = { telemetry: "off", openapi: { ...redocOptions, htmlTemplate: template } };
  // JSON is YAML, too.
  writeFileSync(join(folder, "redocly.yaml"), JSON.stringify(config));
  writeFileSync(join(folder, "openapi.json"), JSON.stringify({ ...redocDescription, info: description.info }));
  const page = ["--inlineBundle", "--output", "redoc.html", "--title", title];
  execFileSync("redocly", ["build-docs", "openapi.json", ...page, "--templateOptions.summary", summary], {
    cwd: folder,
    shell: process.platform === "win32",
    stdio: "pipe", // Shown only when it fails: then the error holds it.
  });
  return readFileSync(join(folder, "redoc.html"), "utf8");
}

/** Mends what Redoc cannot be configured to do. */
function finish(page: string): string {
  // Redoc fetches its own logo from its own host.
  const logo = `\`${dataUrl(read("single-file/redoc.svg"))}\``;
  page = replaceOnce(page, "`https://cdn.redoc.ly/redoc/logo-mini-full.svg`", logo);
  page = replaceOnce(page, "`https://cdn.redoc.ly/redoc/logo-mini.svg`", logo);
  page = replaceOnce(page, "@@ICON@@", dataUrl(read("page/favicon.svg")));
  page = replaceOnce(
    page,
    "@@THEME@@",
    ["page/colours.css", "page/redoc.css", "single-file/theme.css"].map(read).join("\n"),
  );
  page = replaceOnce(page, "@@SCRIPT@@", read("single-file/page.js"));
  // The prerendered links are written for a server with routes; this page routes by what follows the #.
  const [markup, script] = split(page, '<script type="module">');
  page = markup.replaceAll(/(<a [^>]*href=")\/(?!\/)/g, "$1#/") + script;
  return replaceOnce(page, "@@POLICY@@", policy(scriptsOf(page), ""));
}

function scriptsOf(page: string): string[] {
  const scripts = [...page.matchAll(/<script(?: type="module")?>([\s\S]*?)<\/script>/g)].map(([, code = ""]) => code);
  if (scripts.length !== 3)
    throw new Error(`Redoc's colour mode, Redoc and page.js are 3 scripts, not ${scripts.length}`);
  return scripts;
}

function dataUrl(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg.trim())}`;
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
