/** What a page must say about an operation or a schema, from the spec. */
import { resolve } from "../../src/spec.ts";

type Node = Record<string, unknown>;

export interface Facts {
  /** The names of parameters and fields. */
  names: Set<string>;
  /** Their descriptions. */
  meanings: Set<string>;
  /** The values of enums and constants. */
  values: Set<string>;
}

/** The facts in a part of the spec, including everything it refers to. */
export function factsOf(part: unknown, facts: Facts = { names: new Set(), meanings: new Set(), values: new Set() }) {
  if (typeof part !== "object" || part === null) return facts;
  const node = resolve<Node>(part as Node);
  if (typeof node.in === "string") add(String(node.name), node, facts);
  for (const [name, field] of Object.entries({ ...(node.properties as Node) }))
    add(name, resolve(field as Node), facts);
  for (const value of [node.const ?? [], node.enum ?? []].flat()) if (value !== null) facts.values.add(String(value));
  // Extensions and examples are not parts of a schema.
  for (const [key, child] of Object.entries(node))
    if (!/^x-|^examples?$/.test(key) && typeof child === "object") factsOf(child, facts);
  return facts;
}

function add(name: string, { description }: Node, { names, meanings }: Facts): void {
  names.add(name);
  if (typeof description === "string") meanings.add(plain(description));
}

/** The text of Markdown in one line, without markup. */
export function plain(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/[`*]/g, "")
    .replaceAll(/^- /gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}
