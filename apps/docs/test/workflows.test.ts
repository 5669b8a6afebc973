import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createMock } from "@meter-orders/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations } from "../src/description.ts";

const source = new URL("../../../openapi/", import.meta.url);
const files = readdirSync(new URL("workflows/", source));
const STYLE_GUIDE = fileURLToPath(new URL("redocly.yaml", source));
const COMMAND = fileURLToPath(new URL("../node_modules/@redocly/cli/bin/cli.js", import.meta.url));

/** What the report of a run holds, as far as it is read here. */
interface Report {
  files: Record<string, { executedWorkflows: { status: string }[] }>;
}

/** Laid out as on the site, so that what the files refer to is found as their reader finds it. */
const site = mkdtempSync(join(tmpdir(), "workflows-"));
// Like the command: a world for every token.
const mock = createMock({ shared: false });

beforeAll(async () => {
  await mock.listen();
  writeFileSync(join(site, "openapi.yaml"), readFileSync(new URL("dist/edison/openapi.yaml", source)));
});
afterAll(async () => {
  await mock.close();
  rmSync(site, { recursive: true });
});

describe.each([
  { run: "first", result: "success", edit: (text: string) => text },
  // Nobody has to start the mock afresh.
  { run: "second", result: "success", edit: (text: string) => text },
  { run: "wrong", result: "error", edit: (text: string) => text.replaceAll(/(?<=\$statusCode == )\d+/g, "418") },
])("a $run run", ({ run, result, edit }) => {
  let results: Record<string, string>;
  beforeAll(async () => {
    results = await respect(run, edit);
  });

  test.each(files)(`of %s ends with ${result}`, (file) => expect(results[file]).toBe(result));
});

test("the workflows call every operation", () => {
  const text = files.map(read).join();
  for (const { operation } of operations) expect(text).toContain(operation.operationId);
});

test("the workflows are valid", async () => {
  const { stderr } = await redocly("lint", "--config", STYLE_GUIDE, ...files.map((file) => join("first", file)));
  expect(stderr).toContain("Your API descriptions are valid");
});

function read(file: string): string {
  return readFileSync(new URL(`workflows/${file}`, source), "utf8");
}

/** Runs all files, with the address of this mock, and says how each of them ended. */
async function respect(folder: string, edit: (text: string) => string): Promise<Record<string, string>> {
  mkdirSync(join(site, folder));
  const address = (text: string) => text.replaceAll("http://127.0.0.1:4010", String(mock.url));
  for (const file of files) writeFileSync(join(site, folder, file), edit(address(read(file))));
  const report = join(site, `${folder}.json`);
  // It fails when a file does, of which the report tells more.
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
