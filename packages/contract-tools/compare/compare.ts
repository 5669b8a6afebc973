import { alignPaths, alignResponses } from "./align.ts";
import { type Aspect, aspects, type Facts, relation } from "./aspects.ts";
import type { Description } from "./load.ts";
import { type Judgement, judgePresence, judgeStatement } from "./meaning.ts";
import type { Direction } from "./reader.ts";
import { type Node, node } from "./tree.ts";
import { words } from "./words.ts";

export interface Difference extends Place, Judgement {
  /** Which statement differs, or the kind of thing that only one of them has. */
  what: string;
  ours: string | string[];
  theirs: string | string[];
}

interface Place {
  operation: string;
  place: string;
  field: string;
}

interface At extends Place {
  direction: Direction;
}

/** Every difference that a caller may notice. */
export function compare(ours: Description, theirs: Description): Difference[] {
  const [a, b] = alignPaths(ours, theirs);
  const at: At = { operation: "", place: "", field: "", direction: "request" };
  const found = [...statements(a.facts, b.facts, at, ["servers", "basePath"])];
  for (const key of new Set([...a.operations.keys(), ...b.operations.keys()])) {
    const [first, second] = [a.operations.get(key), b.operations.get(key)];
    const inOperation = { ...at, operation: (first ?? second)?.label ?? key };
    if (first && second) found.push(...walk(...alignResponses(first.read(), second.read()), inOperation));
    else found.push(presence(node("operation"), first !== undefined, inOperation));
  }
  return found;
}

function* walk(ours: Node, theirs: Node, at: At): Generator<Difference> {
  if (ours.facts.circular || theirs.facts.circular)
    return yield* statements(ours.facts, theirs.facts, at, ["circular", "required"]);
  if (!haveCommonType(ours.facts, theirs.facts))
    return yield* statements(ours.facts, theirs.facts, at, ["type", "required"]);
  yield* statements(ours.facts, theirs.facts, at, aspects);
  if (ours.forms && theirs.forms) return yield* within(ours.forms, theirs.forms, at);
  yield* statements(formsOf(ours), formsOf(theirs), at, ["forms"]);
  yield* within(ours.children, theirs.children, at);
}

function formsOf({ forms }: Node): Facts {
  return forms ? { forms: [...forms.keys()] } : {};
}

/** Where the types have nothing in common, all else differs too, and saying so would not help. */
function haveCommonType(ours: Facts, theirs: Facts): boolean {
  if (ours.type === undefined || theirs.type === undefined) return ours.type === theirs.type;
  return (ours.type as string[]).some((name) => (theirs.type as string[]).includes(name));
}

function* statements(ours: Facts, theirs: Facts, at: At, which: readonly Aspect[]): Generator<Difference> {
  for (const what of which) {
    const how = relation(what, ours[what], theirs[what]);
    if (how === "same") continue;
    yield difference(
      at,
      what,
      words(what, ours[what]),
      words(what, theirs[what]),
      judgeStatement(what, at.direction, how),
    );
  }
}

function* within(ours: Map<string, Node>, theirs: Map<string, Node>, at: At): Generator<Difference> {
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [first, second] = [ours.get(key), theirs.get(key)];
    const child = (first ?? second) as Node;
    const there = step(at, child, key);
    // Items and further fields that are not described may be anything; they are not missing.
    const anything = key === "[]" || key === "*" ? node("field") : undefined;
    const [a, b] = [first ?? anything, second ?? anything];
    if (a && b) yield* walk(a, b, there);
    else yield presence(child, first !== undefined, there);
  }
}

function presence(child: Node, here: boolean, at: At): Difference {
  const [ours, theirs] = here ? ["present", "missing"] : ["missing", "present"];
  return difference(at, child.kind, ours, theirs, judgePresence(child, here, at));
}

function difference(
  at: Place,
  what: string,
  ours: string | string[],
  theirs: string | string[],
  judgement: Judgement,
): Difference {
  return { operation: at.operation, place: at.place, field: at.field, what, ours, theirs, ...judgement };
}

function step(at: At, child: Node, key: string): At {
  if (child.kind === "form") return { ...at, field: `${at.field}(${key})` };
  if (child.kind === "field")
    return { ...at, field: key === "[]" || at.field === "" ? at.field + key : `${at.field}.${key}` };
  const direction = child.kind === "response" ? "response" : at.direction;
  return { ...at, direction, place: `${at.place} ${child.label ?? key}`.trim() };
}
