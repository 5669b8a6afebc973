import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** The bundled OpenAPI description, as far as the mock itself reads it. Prism reads the rest. */
export interface Description {
  jsonSchemaDialect?: string;
  info: { title: string; version: string };
}

const BUNDLE = "@meter-orders/openapi/openapi.json";

/**
 * Finds the bundle that this repo builds from `openapi/`.
 *
 * @returns the absolute path of the file.
 * @throws Error when it is not built yet.
 */
export function bundlePath(): string {
  try {
    return createRequire(import.meta.url).resolve(BUNDLE);
  } catch (error) {
    throw new Error(`${BUNDLE} is not there. Build it with: npx pnpm --filter @meter-orders/openapi build`, {
      cause: error,
    });
  }
}

/**
 * Reads a bundled description.
 *
 * @throws Error when the file cannot be read or is not JSON; the message names the file.
 */
export async function readDescription(file: string): Promise<Description> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
