import { spec } from "../index.ts";

/** The bundled description. Tests assert what they expect of it, so it needs no type of its own. */
// biome-ignore lint/suspicious/noExplicitAny: a description is a tree of its own kind
export const bundle: any = spec();
