import type { Violation } from "../contract/violation.ts";
import { capitalized } from "./capitalized.ts";
import { quote } from "./quote.ts";

/** Says a violation, such as `Query parameter "limit" must be <= 100.` */
export function sentence(violation: Violation): string {
  return `${subject(violation)} ${violation.rule}.`;
}

function subject({ place, name }: Violation): string {
  if (place === "body") return name === "" ? "The body" : `Body property ${quote(name)}`;
  if (place === "header" || place === "security") return `Header ${quote(name)}`;

  // The items of a list parameter are numbered from 0, in a last step of the name.
  const [, list, index] = /^(.+)\.(\d+)$/.exec(name) ?? [];
  const parameter = `${place} parameter ${quote(list ?? name)}`;
  return index === undefined ? capitalized(parameter) : `Item ${Number(index) + 1} of ${parameter}`;
}
