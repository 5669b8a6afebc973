/** What a reader has to learn of an operation or a type, as the description itself has it. */
import { readFileSync } from "node:fs";

type Node = Record<string, unknown>;

export interface Facts {
  /** The names of parameters and fields. */
  names: Set<string>;
  /** What each of them is said to be. */
  meanings: Set<string>;
  /** The values of enums and constants. */
  values: Set<string>;
}

const file = new URL("../../../openapi/dist/edison/openapi.json", import.meta.url);
export const described = JSON.parse(readFileSync(file, "utf8"));

/** Everything that is below a part of the description, what it refers to included. */
export function factsOf(part: unknown, facts: Facts = { names: new Set(), meanings: new Set(), values: new Set() }) {
  const node = resolved(part);
  if (typeof node !== "object" || node === null) return facts;
  if (typeof node.in === "string") add(String(node.name), node, facts);
  for (const [name, field] of Object.entries({ ...(node.properties as Node) })) add(name, resolved(field), facts);
  for (const value of [node.const ?? [], node.enum ?? []].flat()) if (value !== null) facts.values.add(String(value));
  // Extensions and examples are no parts of the type.
  for (const [key, child] of Object.entries(node))
    if (!/^x-|^examples?$/.test(key) && typeof child === "object") factsOf(child, facts);
  return facts;
}

function add(name: string, { description }: Node, { names, meanings }: Facts): void {
  names.add(name);
  if (typeof description === "string") meanings.add(plain(description));
}

/** The text of Markdown in one line, without its marks. */
export function plain(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/[`*]/g, "")
    .replaceAll(/^- /gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function resolved(node: unknown): Node {
  const { $ref } = (node ?? {}) as { $ref?: string };
  const keys = $ref?.slice(2).split("/");
  return (keys ? keys.reduce((tree, key) => tree[key], described) : node) as Node;
}
