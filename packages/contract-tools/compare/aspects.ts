/**
 * What a description can say of one thing, and how two such statements relate. A statement that is not made allows
 * everything. `null` stands for what a description cannot say, so that it is never a difference.
 */
export type Relation = "same" | "narrower" | "wider" | "different";

export type Facts = { -readonly [aspect in Aspect]?: unknown };

interface Order<T> {
  /** How the first lies to the second, which is not equal to it. */
  relation(first: T, second: T): Relation;
  /** What holds when both hold. */
  both(first: T, second: T): T;
  /** What holds when one of them holds. Undefined when that is nothing. */
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

export type Aspect = keyof typeof orders;

export const aspects = Object.keys(orders) as Aspect[];

export function relation(aspect: Aspect, ours: unknown, theirs: unknown): Relation {
  if (ours === null || theirs === null || equal(ours, theirs)) return "same";
  if (theirs === undefined) return "narrower";
  if (ours === undefined) return "wider";
  return order(aspect).relation(ours, theirs);
}

export function both(first: Facts, second: Facts): Facts {
  return combine(first, second, (aspect, a, b) =>
    a === undefined ? b : b === undefined ? a : order(aspect).both(a, b),
  );
}

export function either(first: Facts, second: Facts): Facts {
  return combine(first, second, (aspect, a, b) =>
    a === undefined || b === undefined ? undefined : order(aspect).either(a, b),
  );
}

function combine(first: Facts, second: Facts, by: (aspect: Aspect, a: unknown, b: unknown) => unknown): Facts {
  const all = aspects.map((aspect) => [aspect, by(aspect, first[aspect], second[aspect])] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

function order(aspect: Aspect): Order<unknown> {
  return orders[aspect] as Order<unknown>;
}

function subset(part: string[], whole: string[], name: Relation): Relation | undefined {
  return part.every((value) => whole.includes(value)) ? name : undefined;
}

function equal(first: unknown, second: unknown): boolean {
  if (!Array.isArray(first) || !Array.isArray(second)) return first === second;
  return first.length === second.length && first.every((value) => second.includes(value));
}
