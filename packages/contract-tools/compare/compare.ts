import { type Constraint, type Constraints, constraintNames, formatValue, relation } from "./constraints.ts";
import type { NamedSpec } from "./load.ts";
import { type Node, node } from "./node.ts";
import { type Api, readApi } from "./operations.ts";
import type { Direction } from "./reader.ts";
import { type Judgement, judgeConstraint, judgePresence } from "./severity.ts";

export interface Difference extends Place, Judgement {
  /** The constraint that differs, or the kind of thing that only one spec has. */
  what: string;
  ours: string | string[];
  theirs: string | string[];
}

interface Place {
  operation: string;
  place: string;
  field: string;
}

interface Position extends Place {
  direction: Direction;
}

/**
 * Every difference that a caller may notice.
 *
 * @throws UserError if a spec has broken references, or is nested too deeply.
 */
export function compare(ours: NamedSpec, theirs: NamedSpec): Difference[] {
  const [a, b] = alignPaths(ours, theirs);
  const start: Position = { operation: "", place: "", field: "", direction: "request" };
  const found = [...compareConstraints(a.constraints, b.constraints, start, ["servers", "basePath"])];
  for (const key of new Set([...a.operations.keys(), ...b.operations.keys()])) {
    const [first, second] = [a.operations.get(key), b.operations.get(key)];
    const position = { ...start, operation: (first ?? second)?.label ?? key };
    if (first && second) found.push(...compareNodes(...alignResponses(first.read(), second.read()), position));
    else found.push(presence(node("operation"), first !== undefined, position));
  }
  return found;
}

/**
 * Both specs, with the path of the server before every path. If they have no operation in common that way, their base
 * URLs differ: that is one difference, and the rest is compared without it.
 */
function alignPaths(ours: NamedSpec, theirs: NamedSpec): [Api, Api] {
  const full: [Api, Api] = [readApi(ours, "full"), readApi(theirs, "full")];
  if (overlap(full)) return full;
  const bare: [Api, Api] = [readApi(ours, "without base"), readApi(theirs, "without base")];
  return overlap(bare) ? bare : full;
}

function overlap([ours, theirs]: [Api, Api]): boolean {
  return [...ours.operations.keys()].some((key) => theirs.operations.has(key));
}

/** Lets `4XX` and `default` stand for the statuses that the other operation lists. */
function alignResponses(ours: Node, theirs: Node): [Node, Node] {
  return [expandRanges(ours, theirs), expandRanges(theirs, ours)];
}

function expandRanges(operation: Node, other: Node): Node {
  const children = new Map(operation.children);
  const listed = [...other.children.keys()].filter((key) => /^response \d{3}$/.test(key) && !children.has(key));
  for (const key of listed) {
    const range = [`${key.slice(0, -2)}XX`, "response DEFAULT"].find((candidate) => operation.children.has(candidate));
    if (!range) continue;
    children.set(key, operation.children.get(range) as Node);
    if (!other.children.has(range)) children.delete(range);
  }
  return { ...operation, children };
}

function* compareNodes(ours: Node, theirs: Node, position: Position): Generator<Difference> {
  const [a, b] = [ours.constraints, theirs.constraints];
  if (a.circular || b.circular) return yield* compareConstraints(a, b, position, ["circular", "required"]);
  if (!haveCommonType(a, b)) return yield* compareConstraints(a, b, position, ["type", "required"]);
  yield* compareConstraints(a, b, position, constraintNames);
  if (ours.forms && theirs.forms) return yield* compareChildren(ours.forms, theirs.forms, position);
  yield* compareConstraints(formsOf(ours), formsOf(theirs), position, ["forms"]);
  yield* compareChildren(ours.children, theirs.children, position);
}

function formsOf({ forms }: Node): Constraints {
  return forms ? { forms: [...forms.keys()] } : {};
}

/** If the types have nothing in common, everything else differs too, and listing it would not help. */
function haveCommonType(ours: Constraints, theirs: Constraints): boolean {
  if (ours.type === undefined || theirs.type === undefined) return ours.type === theirs.type;
  return (ours.type as string[]).some((name) => (theirs.type as string[]).includes(name));
}

function* compareConstraints(
  ours: Constraints,
  theirs: Constraints,
  { direction, ...place }: Position,
  names: readonly Constraint[],
): Generator<Difference> {
  for (const what of names) {
    const how = relation(what, ours[what], theirs[what]);
    if (how === "same") continue;
    const values = { ours: formatValue(what, ours[what]), theirs: formatValue(what, theirs[what]) };
    yield { ...place, what, ...values, ...judgeConstraint(what, direction, how) };
  }
}

function* compareChildren(
  ours: Map<string, Node>,
  theirs: Map<string, Node>,
  position: Position,
): Generator<Difference> {
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [first, second] = [ours.get(key), theirs.get(key)];
    const child = (first ?? second) as Node;
    const inside = step(position, child, key);
    // Items and additional properties without a schema may be anything. They are not missing.
    const anything = key === "[]" || key === "*" ? node("field") : undefined;
    const [a, b] = [first ?? anything, second ?? anything];
    if (a && b) yield* compareNodes(a, b, inside);
    else yield presence(child, first !== undefined, inside);
  }
}

function presence(child: Node, isOurs: boolean, position: Position): Difference {
  const { direction: _, ...place } = position;
  const [ours, theirs] = isOurs ? ["present", "missing"] : ["missing", "present"];
  return { ...place, what: child.kind, ours, theirs, ...judgePresence(child, isOurs, position) };
}

function step(position: Position, child: Node, key: string): Position {
  const { field, place } = position;
  if (child.kind === "form") return { ...position, field: `${field}(${key})` };
  if (child.kind === "field")
    return { ...position, field: key === "[]" || field === "" ? field + key : `${field}.${key}` };
  const direction = child.kind === "response" ? "response" : position.direction;
  return { ...position, direction, place: `${place} ${child.label ?? key}`.trim() };
}
