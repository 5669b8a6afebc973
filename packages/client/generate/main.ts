/** Generates src/*.gen.ts from the bundled description. With --check it writes nothing and fails when a file is stale. */
import { readFile, writeFile } from "node:fs/promises";
import { contract } from "./contract.ts";
import { errors } from "./errors.ts";
import { filters } from "./filters.ts";
import { schema } from "./schema.ts";
import { statuses } from "./statuses.ts";

const header = "// Generated from openapi/ by `npm run generate`. Do not edit.\n\n";
const files = {
  "schema.gen.ts": await schema(),
  "contract.gen.ts": contract(),
  "errors.gen.ts": errors(),
  "filters.gen.ts": filters(),
  "statuses.gen.ts": statuses(),
};

for (const [name, text] of Object.entries(files)) {
  const file = new URL(`../src/${name}`, import.meta.url);
  const isFresh = (await readFile(file, "utf8").catch(() => "")) === header + text;
  if (isFresh) continue;
  if (process.argv.includes("--check")) {
    console.error(
      `packages/client/src/${name} is stale: openapi/ has changed. Run \`npm run generate\` and commit it.`,
    );
    process.exitCode = 1;
  } else {
    await writeFile(file, header + text);
  }
}
