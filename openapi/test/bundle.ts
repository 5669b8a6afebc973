import { readFileSync } from "node:fs";

/** The bundled description. Tests say what they expect of it, so it needs no type of its own. */
// biome-ignore lint/suspicious/noExplicitAny: a description is a tree of its own kind
export const bundle: any = JSON.parse(readFileSync(new URL("../dist/openapi.json", import.meta.url), "utf8"));
