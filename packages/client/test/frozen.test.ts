import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../../", import.meta.url);
// The comparison measures the packages themselves, in a workspace of its own; a new file counts before it is committed.
const listed = [
  "ls-files",
  "--cached",
  "--others",
  "--exclude-standard",
  "*.ts",
  "*.js",
  "*.mjs",
  ":!bench/comparison",
];
const files = execFileSync("git", listed, { cwd: root, encoding: "utf8" }).trim().split("\n");

// Neither gets any more releases. A second place that knows it is a second place to fix on the day that it must go.
test.each([
  ["openapi-typescript", ["packages/client/generate/types.ts"]],
  ["openapi-fetch", ["packages/client/src/api.ts"]],
])("only one file imports %s", (name, seam) => {
  const imported = new RegExp(`(from|import|require|resolve)\\s*\\(?\\s*["']${name}(/[^"']*)?["']`);
  expect(files.filter((file) => imported.test(read(file)))).toEqual(seam);
});

/** What is listed may have been removed since. */
function read(file: string): string {
  try {
    return readFileSync(new URL(file, root), "utf8");
  } catch {
    return "";
  }
}
