/** What ours is compared with, and what has to be made of our description first. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { progress } from "./progress.ts";
import { run } from "./run.ts";

/** A file of this package. */
export const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const PACKAGES = [
  "openapi-fetch",
  "@hey-api/openapi-ts",
  "stripe",
  "openai",
  "@anthropic-ai/sdk",
  "octokit",
  "@stoplight/prism-cli",
  "@scalar/mock-server",
  "@hono/node-server",
  "@mockoon/cli",
  "@redocly/cli",
  "@scalar/api-reference",
  "undici",
  "esbuild",
  "typescript",
  "typescript-7",
];

/** The packages with their versions. One that could not be installed says so. */
export function versions(): string[] {
  return PACKAGES.map((name) => {
    try {
      const manifest = JSON.parse(readFileSync(file(`node_modules/${name}/package.json`), "utf8"));
      return `${manifest.name} ${manifest.version}`;
    } catch {
      return `${name} (could not be installed)`;
    }
  });
}

/** Generates the peers' clients, or their types, from the same description as ours. */
export async function generate(): Promise<void> {
  const description = file("../../openapi/dist/openapi.json");
  await run(file("node_modules/.bin/openapi-typescript"), [description, "-o", file("dist/openapi-fetch/schema.d.ts")]);
  const heyApi = ["-i", description, "-o", file("dist/hey-api"), "-c", "@hey-api/client-fetch", "--no-log-file"];
  await run(file("node_modules/.bin/openapi-ts"), heyApi)
    // Compiled as a project that uses it would: file by file.
    .then(() => build({ entryPoints: [file("dist/hey-api/**/*.ts")], outdir: file("dist/hey-api"), format: "esm" }))
    .catch((error) => progress(`Hey API is left out: ${error}`));
}
