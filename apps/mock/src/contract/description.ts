import { readFile } from "node:fs/promises";

/** The bundled OpenAPI description, as far as the mock itself reads it. Prism reads the rest. */
export interface Description {
  jsonSchemaDialect?: string;
  info: { title: string; version: string };
  components?: { schemas?: Record<string, object> };
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
