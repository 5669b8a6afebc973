/** What ours is compared with. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isOurs, type Row } from "./section.ts";

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

/** What is said of a package that is not there. */
export const NOT_INSTALLED = "could not be installed";

/** The packages that go by another name in tables. */
const OTHER_NAMES: Record<string, string> = {
  "Hey API": "@hey-api/openapi-ts",
  "Redocly generate-client": "@redocly/cli",
};

export function isInstalled(name: string): boolean {
  return existsSync(file(`node_modules/${name}`));
}

/** The packages with their versions. One that could not be installed says so. */
export function versions(): string[] {
  return PACKAGES.map((name) => {
    if (!isInstalled(name)) return `${name} (${NOT_INSTALLED})`;
    const manifest = JSON.parse(readFileSync(file(`node_modules/${name}/package.json`), "utf8"));
    return `${manifest.name} ${manifest.version}`;
  });
}

/** What a table's row begins with, by the name of the client. */
export function clientRow(name: string): Pick<Row, "name" | "ours" | "gap"> {
  const packageName = OTHER_NAMES[name] ?? name;
  const isMissing = PACKAGES.includes(packageName) && !isInstalled(packageName);
  return { name, ours: isOurs(name), gap: isMissing ? NOT_INSTALLED : undefined };
}
