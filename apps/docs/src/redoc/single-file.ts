/** The whole reference in one file for offline use: Redoc's own page, which makes no request to other hosts. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { policy } from "../host-files.ts";
import { spec } from "../spec.ts";
import { replaceLogo } from "./logo.ts";
import { redocOptions } from "./options.ts";
import { redocSpec } from "./spec.ts";

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
  const { title, summary } = spec.info;
  const template = fileURLToPath(new URL("single-file/page.hbs", import.meta.url));
  const config = { telemetry: "off", openapi: { ...redocOptions, htmlTemplate: template } };
  // JSON is YAML, too.
  writeFileSync(join(folder, "redocly.yaml"), JSON.stringify(config));
  writeFileSync(join(folder, "openapi.json"), JSON.stringify({ ...redocSpec, info: spec.info }));
  const page = ["--inlineBundle", "--output", "redoc.html", "--title", title];
  execFileSync("redocly", ["build-docs", "openapi.json", ...page, "--templateOptions.summary", summary], {
    cwd: folder,
    shell: process.platform === "win32",
    stdio: "pipe", // When the command fails, the error contains its output.
  });
  return readFileSync(join(folder, "redoc.html"), "utf8");
}

/** Fixes what no option of Redoc can. */
function finish(page: string): string {
  page = replaceLogo(page, dataUrl(read("src/redoc/single-file/redoc.svg")));
  page = replaceOnce(page, "@@ICON@@", dataUrl(read("page/favicon.svg")));
  page = replaceOnce(
    page,
    "@@THEME@@",
    ["page/colors.css", "src/redoc/redoc.css", "src/redoc/single-file/theme.css"].map(read).join("\n"),
  );
  page = replaceOnce(page, "@@SCRIPT@@", read("src/redoc/single-file/page.js"));
  // The prerendered links expect a server with routes. This page routes by the fragment.
  const [markup, script] = split(page, '<script type="module">');
  page = markup.replaceAll(/(<a [^>]*href=")\/(?!\/)/g, "$1#/") + script;
  return replaceOnce(page, "@@POLICY@@", policy(scriptsOf(page), ""));
}

function scriptsOf(page: string): string[] {
  const scripts = [...page.matchAll(/<script(?: type="module")?>([\s\S]*?)<\/script>/g)].map(([, code = ""]) => code);
  if (scripts.length !== 3)
    throw new Error(`Redoc's color mode, Redoc, and page.js are 3 scripts, but the page has ${scripts.length}`);
  return scripts;
}

function dataUrl(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg.trim())}`;
}

/** @throws Error unless Redoc's page contains `what` exactly once. */
function replaceOnce(text: string, what: string, by: string): string {
  const [before, after] = split(text, what);
  if (after.includes(what, what.length))
    throw new Error(`Redoc's page contains ${what} more than once. Adapt single-file.ts.`);
  return before + by + after.slice(what.length);
}

/** The text before `at`, and the rest. */
function split(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  if (index < 0) throw new Error(`Redoc's page no longer contains ${at}. Adapt single-file.ts.`);
  return [text.slice(0, index), text.slice(index)];
}
