import { both, type Constraints, either } from "./constraints.ts";

/** One thing of a spec in a normal form: what the spec says about it, and the things inside. */
export interface Node {
  kind: Kind;
  /** The name to show, if it is not the key that things are matched by. */
  label?: string;
  constraints: Constraints;
  children: Map<string, Node>;
  /** The variants of a value that one of its fields discriminates. `children` then holds what they share. */
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

export function node(
  kind: Kind,
  constraints: Constraints = {},
  children: Iterable<readonly [string, Node]> = [],
): Node {
  return { kind, constraints, children: new Map(children) };
}

/** The values that both allow. */
export function tighten(first: Node, second: Node): Node {
  const children = new Map(first.children);
  for (const [key, child] of second.children) {
    const other = children.get(key);
    children.set(key, other ? tighten(other, child) : child);
  }
  const constraints = both(first.constraints, second.constraints);
  return { kind: first.kind, constraints, children, forms: tightenForms(first, second) };
}

function tightenForms(first: Node, second: Node): Node["forms"] {
  const forms = [...(second.forms ?? first.forms ?? [])].map(([label, form]): [string, Node] => {
    const whole = second.forms ? tighten(first, form) : tighten(form, second);
    return [label, { ...whole, kind: "form" }];
  });
  return forms.length > 0 ? new Map(forms) : undefined;
}

/** The values that at least one of them allows. */
function widen(first: Node, second: Node): Node {
  const children = new Map<string, Node>();
  for (const key of new Set([...first.children.keys(), ...second.children.keys()])) {
    const [a, b] = [first.children.get(key), second.children.get(key)];
    children.set(key, a && b ? widen(a, b) : optional((a ?? b) as Node));
  }
  return { kind: first.kind, constraints: either(first.constraints, second.constraints), children };
}

function optional({ constraints: { required: _, ...constraints }, ...field }: Node): Node {
  return { ...field, constraints };
}

/** What `oneOf` and `anyOf` allow, in any order. */
export function oneOf(options: Node[]): Node {
  const values = options.filter((option) => !isOnlyNull(option));
  if (values.length === 0) return node("field", { type: [] });
  const whole = values.reduce(widen);
  if (values.length < options.length) delete whole.constraints.nullability;
  if (values.length > 1) whole.forms = discriminate(values);
  return whole;
}

function isOnlyNull({ constraints }: Node): boolean {
  return [constraints.type, constraints.enum].some((allowed) => Array.isArray(allowed) && allowed.length === 0);
}

/** By a field with one value in each form, never the same one. Without such a field they are compared as a whole. */
function discriminate(forms: Node[]): Node["forms"] {
  for (const name of forms[0]?.children.keys() ?? []) {
    const labels = forms.map((form) => form.children.get(name)?.constraints.enum as string[] | undefined);
    const single = labels.every((label) => label?.length === 1);
    if (single && new Set(labels.flat()).size === forms.length)
      return new Map(
        forms.map((form, i) => [`${name}=${JSON.parse(labels[i]?.[0] ?? "")}`, { ...form, kind: "form" }]),
      );
  }
  return undefined;
}
