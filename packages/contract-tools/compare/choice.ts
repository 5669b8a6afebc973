import { type Node, node, widen } from "./tree.ts";

/** What `oneOf` and `anyOf` allow, in whatever order they list it. */
export function choice(options: Node[]): Node {
  const values = options.filter((option) => !isOnlyNull(option));
  if (values.length === 0) return node("field", { type: [] });
  const whole = values.reduce(widen);
  if (values.length < options.length) delete whole.facts.nullability;
  if (values.length > 1) whole.forms = tellApart(values);
  return whole;
}

function isOnlyNull({ facts }: Node): boolean {
  return [facts.type, facts.enum].some((allowed) => Array.isArray(allowed) && allowed.length === 0);
}

/** By a field that has one value in each of them, and never the same. Without one they are compared as a whole. */
function tellApart(forms: Node[]): Node["forms"] {
  for (const name of forms[0]?.children.keys() ?? []) {
    const labels = forms.map((form) => form.children.get(name)?.facts.enum as string[] | undefined);
    const single = labels.every((label) => label?.length === 1);
    if (single && new Set(labels.flat()).size === forms.length)
      return new Map(
        forms.map((form, i) => [`${name}=${JSON.parse(labels[i]?.[0] ?? "")}`, { ...form, kind: "form" }]),
      );
  }
  return undefined;
}
