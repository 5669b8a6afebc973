/** Lints many variants of the spec at once: one process bundles them all, a second one lints them. */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const openapi = fileURLToPath(new URL("../..", import.meta.url));
const bin = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
const skipped = new Set(["dist", "node_modules", "test"]);

/** A file in `openapi/`, a text in it, and its replacement. */
export type Edit = readonly [file: string, text: string, replacement: string];

/** The findings in each variant, as `rule: message`. A variant has one edit. Without an edit, the sources are linted too. */
export function lint(edits: (Edit | undefined)[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), "meter-orders-lint-"));
  try {
    for (const [index, edit] of edits.entries()) writeVariant(join(folder, String(index)), edit);
    writeFileSync(join(folder, "redocly.yaml"), config(edits.length));
    redocly(folder, "bundle");
    const linted = edits.flatMap((edit, index) => specs(folder, index).slice(0, edit ? 1 : 2));
    const reports = parse(redocly(folder, "lint", ...linted, "--format", "json"));
    if (reports.length < linted.length) throw new Error("A rule throws: see which with redocly lint.");
    return group(reports, edits.length);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Copies what is edited, and links to the rest, which keeps a hundred variants fast. */
function writeVariant(folder: string, edit: Edit | undefined): void {
  const [file = "", text = "", replacement = ""] = edit ?? [];
  mkdirSync(folder);
  for (const entry of readdirSync(openapi).filter((name) => !skipped.has(name))) {
    const [from, to] = [join(openapi, entry), join(folder, entry)];
    if (file.split("/")[0] === entry) cpSync(from, to, { recursive: true });
    else symlinkSync(from, to);
  }
  if (edit) replaceText(join(folder, file), text, replacement);
}

function replaceText(file: string, text: string, replacement: string): void {
  const before = readFileSync(file, "utf8");
  if (!before.includes(text)) throw new Error(`${file} must have this text: ${text}`);
  const after = before.replace(text, () => replacement);
  writeFileSync(file, after);
}

/** The style guide itself, for the variants. JSON is valid YAML. */
function config(count: number): string {
  const apis = Array.from({ length: count }, (_, index) => {
    const [output, root] = files(index);
    return [`variant${index}`, { root, output }];
  });
  return JSON.stringify({ extends: [join(openapi, "redocly.yaml")], apis: Object.fromEntries(apis) });
}

/** The files to lint, the bundle first: it contains everything. Sources with broken references have no bundle. */
function specs(folder: string, index: number): string[] {
  return files(index).filter((file) => existsSync(join(folder, file)));
}

function files(index: number): string[] {
  return [`${index}/dist/edison/openapi.yaml`, `${index}/edison/openapi.yaml`];
}

function redocly(cwd: string, ...args: string[]): string {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };
  return spawnSync(process.execPath, [bin, ...args], { cwd, env, encoding: "utf8", maxBuffer: 2 ** 28 }).stdout;
}

interface Report {
  problems: { ruleId: string; message: string; location: [{ source: { ref: string } }] }[];
}

/** Redocly prints one JSON document per spec, one after the other. */
function parse(output: string): Report[] {
  return output.split(/(?<=^\})(?=\{)/m).map((text) => JSON.parse(text));
}

/** The path of a finding starts with the number of the variant. */
function group(reports: Report[], count: number): string[][] {
  const findings: string[][] = Array.from({ length: count }, () => []);
  for (const { ruleId, message, location } of reports.flatMap(({ problems }) => problems))
    findings[Number.parseInt(location[0].source.ref, 10)]?.push(`${ruleId}: ${message}`);
  return findings;
}
