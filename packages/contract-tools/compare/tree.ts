import { both, either, type Facts } from "./aspects.ts";

/** A description, freed of its spelling: what it says of each thing, and the things within. */
export interface Node {
  kind: Kind;
  /** The name to show, where the key that things are matched by is not a name. */
  label?: string;
  facts: Facts;
  children: Map<string, Node>;
  /** The forms that a value may have, where one of its fields tells them apart. `children` then holds what they share. */
  forms?: Map<string, Node> | undefined;
}

export type Kind =
  | "api"
  | "operation"
  | "security"
  | "parameter"
  | "body"
  | "media type"
  | "response"
  | "header"
  | "field"
  | "form";

export function node(kind: Kind, facts: Facts = {}, children: Iterable<readonly [string, Node]> = []): Node {
  return { kind, facts, children: new Map(children) };
}

/** The values that both allow. */
export function tighten(first: Node, second: Node): Node {
  const children = new Map(first.children);
  for (const [key, child] of second.children) {
    const other = children.get(key);
    children.set(key, other ? tighten(other, child) : child);
  }
  return { kind: first.kind, facts: both(first.facts, second.facts), children, forms: tightenForms(first, second) };
}

function tightenForms(first: Node, second: Node): Node["forms"] {
  const forms = [...(second.forms ?? first.forms ?? [])].map(([label, form]): [string, Node] => {
    const whole = second.forms ? tighten(first, form) : tighten(form, second);
    return [label, { ...whole, kind: "form" }];
  });
  return forms.length > 0 ? new Map(forms) : undefined;
}

/** The values that at least one of them allows. */
export function widen(first: Node, second: Node): Node {
  const children = new Map<string, Node>();
  for (const key of new Set([...first.children.keys(), ...second.children.keys()])) {
    const [a, b] = [first.children.get(key), second.children.get(key)];
    children.set(key, a && b ? widen(a, b) : optional((a ?? b) as Node));
  }
  return { kind: first.kind, facts: either(first.facts, second.facts), children };
}

function optional({ facts: { required: _, ...facts }, ...field }: Node): Node {
  return { ...field, facts };
}
