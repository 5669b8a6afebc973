import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createMock } from "@meter-orders/mock";
import { source } from "@meter-orders/openapi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations } from "../src/spec.ts";

const files = readdirSync(source("workflows"));
const STYLE_GUIDE = fileURLToPath(source("redocly.yaml"));
const COMMAND = fileURLToPath(new URL("../node_modules/@redocly/cli/bin/cli.js", import.meta.url));

/** The report of a run, as far as it is read here. */
interface Report {
  files: Record<string, { executedWorkflows: { status: string }[] }>;
}

/** Has the layout of the site, so that references between files work as for a reader. */
const site = mkdtempSync(join(tmpdir(), "workflows-"));
// Like the command: a sandbox for every token.
const mock = createMock({ shared: false });

beforeAll(async () => {
  await mock.listen();
  writeFileSync(join(site, "openapi.yaml"), readFileSync(source("dist/edison/openapi.yaml")));
});
afterAll(async () => {
  await mock.close();
  rmSync(site, { recursive: true });
});

describe.each([
  { run: "first", result: "success", edit: (text: string) => text },
  // The mock needs no reset.
  { run: "second", result: "success", edit: (text: string) => text },
  { run: "wrong", result: "error", edit: (text: string) => text.replaceAll(/(?<=\$statusCode == )\d+/g, "418") },
])("a $run run", ({ run, result, edit }) => {
  let results: Record<string, string>;
  beforeAll(async () => {
    results = await respect(run, edit);
  });

  test.each(files)(`of %s ends with ${result}`, (file) => expect(results[file]).toBe(result));
});

test("the workflows use every operation", () => {
  const text = files.map(read).join();
  for (const { operation } of operations) expect(text).toContain(operation.operationId);
});

test("the workflows are valid", async () => {
  const { stderr } = await redocly("lint", "--config", STYLE_GUIDE, ...files.map((file) => join("first", file)));
  expect(stderr).toContain("Your API descriptions are valid");
});

function read(file: string): string {
  return readFileSync(source(`workflows/${file}`), "utf8");
}

/** Runs all files with the base URL of this mock. Returns the result of each. */
async function respect(folder: string, edit: (text: string) => string): Promise<Record<string, string>> {
  mkdirSync(join(site, folder));
  const address = (text: string) => text.replaceAll("http://127.0.0.1:4010", String(mock.url));
  for (const file of files) writeFileSync(join(site, folder, file), edit(address(read(file))));
  const report = join(site, `${folder}.json`);
  // The command fails when a file does. The report has the details.
  await redocly("respect", ...files.map((file) => `${folder}/${file}`), "--json-output", report).catch(() => {});
  return statuses(JSON.parse(readFileSync(report, "utf8")));
}

function statuses({ files: reports }: Report): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reports).map(([file, { executedWorkflows }]) => [
      basename(file),
      executedWorkflows.map(({ status }) => status).join(),
    ]),
  );
}

function redocly(...args: string[]) {
  const quiet = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };
  return promisify(execFile)(process.execPath, [COMMAND, ...args], { cwd: site, env: { ...process.env, ...quiet } });
}
