import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** A schema, as far as the generators read it. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  const?: string;
  description?: string;
  enum?: string[];
  items?: Schema;
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  "x-enumDescriptions"?: Record<string, string>;
  "x-lifecycle"?: { statuses: Record<string, { phase: string; next: string[] }> };
}

export interface Parameter {
  $ref?: string;
  name: string;
  description: string;
  schema: Schema;
}

interface Response {
  $ref?: string;
  description: string;
  content: Record<string, { schema: Schema }>;
}

interface Description {
  info: { version: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, { parameters: Parameter[]; responses: Record<string, Response> }>>;
  components: { schemas: Record<string, Schema> };
}

const bundle = fileURLToPath(import.meta.resolve("@meter-orders/openapi/edison/openapi.json"));

/** The bundled description. */
export const description: Description = JSON.parse(await readFile(bundle, "utf8"));

/** The last step of a reference, which is the name of what it refers to. */
export function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf("/") + 1);
}

/** What a reference in the bundle refers to; anything else as it is. */
export function resolve<Thing extends { $ref?: string }>(thing: Thing): Thing {
  if (!thing.$ref) return thing;
  let found: unknown = description;
  for (const step of thing.$ref.split("/").slice(1)) found = (found as Record<string, unknown>)[step];
  return found as Thing;
}

/** A text as a documentation comment. */
export function comment(text: string | undefined, indent = ""): string {
  const lines = (text ?? "").trim().replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) return `${indent}/** ${lines[0]} */`;
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].map((line) => indent + line).join("\n");
}
