import { readFile, writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);

/** Writes a generated file. With `--check` on the command line, writes nothing and fails if the file is stale. */
export async function writeGenerated(path: string, source: string, text: string): Promise<void> {
  const file = new URL(path, root);
  const content = `// Generated from ${source} by \`npm run generate\`. Do not edit.\n\n${text}`;
  if ((await readFile(file, "utf8").catch(() => "")) === content) return;
  if (!process.argv.includes("--check")) return writeFile(file, content);
  const name = relative(fileURLToPath(new URL("../../", root)), fileURLToPath(file));
  console.error(
    `${name} is stale: ${source} has changed. If that is intended, run \`npm run generate\` and commit it.`,
  );
  process.exitCode = 1;
}
