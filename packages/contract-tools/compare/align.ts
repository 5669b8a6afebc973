import { type Api, readApi } from "./api.ts";
import type { Description } from "./load.ts";
import type { Node } from "./tree.ts";

/**
 * Both descriptions, with the path of the server before every path. Where that leaves no operation in common, one of
 * them is served elsewhere: that is one difference, and they are compared without it.
 */
export function alignPaths(ours: Description, theirs: Description): [Api, Api] {
  const full: [Api, Api] = [readApi(ours, "full"), readApi(theirs, "full")];
  if (overlap(full)) return full;
  const bare: [Api, Api] = [readApi(ours, "without base"), readApi(theirs, "without base")];
  return overlap(bare) ? bare : full;
}

function overlap([ours, theirs]: [Api, Api]): boolean {
  return [...ours.operations.keys()].some((key) => theirs.operations.has(key));
}

/** Has `4XX` and `default` stand for the statuses that the other operation names. */
export function alignResponses(ours: Node, theirs: Node): [Node, Node] {
  return [spread(ours, theirs), spread(theirs, ours)];
}

function spread(operation: Node, other: Node): Node {
  const children = new Map(operation.children);
  const named = [...other.children.keys()].filter((key) => /^response \d{3}$/.test(key) && !children.has(key));
  for (const key of named) {
    const range = [`${key.slice(0, -2)}XX`, "response DEFAULT"].find((candidate) => operation.children.has(candidate));
    if (!range) continue;
    children.set(key, operation.children.get(range) as Node);
    if (!other.children.has(range)) children.delete(range);
  }
  return { ...operation, children };
}
