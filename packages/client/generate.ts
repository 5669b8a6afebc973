/**
 * Generates src/*.gen.ts from the bundled description. With --check it writes nothing and fails when a file is stale.
 * The only place that knows openapi-typescript.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const bundle = fileURLToPath(import.meta.resolve("@meter-orders/openapi/openapi.json"));
const description = JSON.parse(await readFile(bundle, "utf8"));

const header = "// Generated from openapi/ by `npm run generate`. Do not edit.\n\n";
const files = {
  "src/schema.gen.ts": header + astToString(await openapiTS(description, { alphabetize: false })),
  "src/contract.gen.ts": `${header}${contract()}`,
};

for (const [path, expected] of Object.entries(files)) {
  const url = new URL(path, import.meta.url);
  if (!process.argv.includes("--check")) {
    await writeFile(url, expected);
  } else if ((await readFile(url, "utf8").catch(() => "")) !== expected) {
    console.error(
      `packages/client/${path} is stale: openapi/ has changed. Run \`npm run generate\` and commit the result.`,
    );
    process.exitCode = 1;
  }
}

/** The facts that the client needs at run time, and a name for every type. */
function contract(): string {
  const types = Object.entries<{ description: string }>(description.components.schemas).map(
    ([name, schema]) => `${comment(schema.description)}
export type ${name} = components["schemas"]["${name}"];
`,
  );
  return `import type { components } from "./schema.gen.js";

/** The edition of the API that this package was generated from, sent as \`X-API-Version\`. */
export const API_VERSION = ${JSON.stringify(description.info.version)};

/** Where the API runs in production. */
export const PRODUCTION_URL = ${JSON.stringify(description.servers[0].url)};

${types.join("\n")}`;
}

function comment(text: string): string {
  const lines = text.trim().replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) return `/** ${lines[0]} */`;
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}
