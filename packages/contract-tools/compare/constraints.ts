/**
 * What a spec can say about one thing, and how two such statements relate. A statement that is not made allows
 * everything. `null` stands for what a spec cannot express, so it is never a difference.
 */
export type Relation = "same" | "narrower" | "wider" | "different";

export type Constraints = { -readonly [constraint in Constraint]?: unknown };

interface Order<T> {
  /** How the first value relates to the second, which is not equal to it. */
  relation(first: T, second: T): Relation;
  /** What holds when both hold. */
  both(first: T, second: T): T;
  /** What holds when one of them holds. Undefined if that allows everything. */
  either(first: T, second: T): T | undefined;
}

const exact: Order<unknown> = {
  relation: () => "different",
  both: (first) => first,
  either: (first, second) => (first === second ? first : undefined),
};

const atLeast: Order<number> = {
  relation: (first, second) => (first > second ? "narrower" : "wider"),
  both: Math.max,
  either: Math.min,
};

const atMost: Order<number> = {
  relation: (first, second) => (first < second ? "narrower" : "wider"),
  both: Math.min,
  either: Math.max,
};

const oneOf: Order<string[]> = {
  relation: (first, second) => subset(first, second, "narrower") ?? subset(second, first, "wider") ?? "different",
  both: (first, second) => first.filter((value) => second.includes(value)),
  either: (first, second) => [...new Set([...first, ...second])],
};

const allOf: Order<string[]> = {
  relation: (first, second) => oneOf.relation(second, first),
  both: (first, second) => [...new Set([...first, ...second])],
  either: (first, second) => first.filter((value) => second.includes(value)),
};

const orders = {
  servers: oneOf,
  basePath: exact,
  schemes: oneOf,
  scopes: allOf,
  required: exact,
  circular: exact,
  type: oneOf,
  nullability: exact,
  enum: oneOf,
  format: exact,
  pattern: exact,
  minimum: atLeast,
  exclusiveMinimum: atLeast,
  maximum: atMost,
  exclusiveMaximum: atMost,
  multipleOf: exact,
  minLength: atLeast,
  maxLength: atMost,
  minItems: atLeast,
  maxItems: atMost,
  uniqueItems: exact,
  minProperties: atLeast,
  maxProperties: atMost,
  additionalProperties: exact,
  default: exact,
  list: exact,
  forms: oneOf,
  keywords: exact,
} as const;

export type Constraint = keyof typeof orders;

export const constraintNames = Object.keys(orders) as Constraint[];

export function relation(constraint: Constraint, ours: unknown, theirs: unknown): Relation {
  if (ours === null || theirs === null || equal(ours, theirs)) return "same";
  if (theirs === undefined) return "narrower";
  if (ours === undefined) return "wider";
  return order(constraint).relation(ours, theirs);
}

export function both(first: Constraints, second: Constraints): Constraints {
  return combine(first, second, (name, a, b) => (a === undefined ? b : b === undefined ? a : order(name).both(a, b)));
}

export function either(first: Constraints, second: Constraints): Constraints {
  return combine(first, second, (name, a, b) =>
    a === undefined || b === undefined ? undefined : order(name).either(a, b),
  );
}

function combine(
  first: Constraints,
  second: Constraints,
  by: (name: Constraint, a: unknown, b: unknown) => unknown,
): Constraints {
  const all = constraintNames.map((name) => [name, by(name, first[name], second[name])] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

function order(constraint: Constraint): Order<unknown> {
  return orders[constraint] as Order<unknown>;
}

function subset(part: string[], whole: string[], name: Relation): Relation | undefined {
  return part.every((value) => whole.includes(value)) ? name : undefined;
}

function equal(first: unknown, second: unknown): boolean {
  if (!Array.isArray(first) || !Array.isArray(second)) return first === second;
  return first.length === second.length && first.every((value) => second.includes(value));
}

const FLAGS: { [name in Constraint]?: [stated: string, missing: string] } = {
  required: ["required", "optional"],
  nullability: ["never null", "may be null"],
  additionalProperties: ["refused", "allowed"],
  uniqueItems: ["no repeats", "repeats"],
  circular: ["contains itself", "does not"],
};

/** A constraint as text. Lists of values stay lists. */
export function formatValue(constraint: Constraint, value: unknown): string | string[] {
  const flag = FLAGS[constraint];
  if (flag) return flag[value === undefined ? 1 : 0];
  if (constraint === "type") return formatTypes(value as string[] | undefined);
  if (constraint === "enum") return value === undefined ? "any" : (value as string[]).map(plain);
  if (Array.isArray(value)) return value;
  return value === undefined ? "none" : String(value);
}

function formatTypes(types: string[] | undefined): string {
  if (types === undefined) return "any";
  const names = types.filter((name) => name !== "integer" || !types.includes("number"));
  return names.sort().join(" or ") || "null";
}

function plain(json: string): string {
  const value = JSON.parse(json);
  return typeof value === "string" ? value : json;
}
