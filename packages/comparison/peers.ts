/** What ours is compared with. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A file of this package. */
export const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const PACKAGES = [
  "openapi-fetch",
  "@hey-api/openapi-ts",
  "orval",
  "stripe",
  "openai",
  "@anthropic-ai/sdk",
  "octokit",
  "ky",
  "axios",
  "nomos-sdk-cli",
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
