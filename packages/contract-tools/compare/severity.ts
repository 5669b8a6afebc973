import type { Constraint, Relation } from "./constraints.ts";
import type { Kind, Node } from "./node.ts";
import type { Direction } from "./reader.ts";

export interface Judgement {
  /**
   * For a caller written against their spec that now meets ours: `breaks`; `stricter`, because ours rejects or promises
   * more; or `more`, because one of them only has an addition.
   */
  severity: "breaks" | "stricter" | "more";
  meaning: string;
}

type Verdict = readonly [Judgement["severity"], string];

const BY_RELATION: Record<Direction, Record<Exclude<Relation, "same">, Verdict>> = {
  request: {
    narrower: ["stricter", "ours rejects some of what theirs accepts"],
    wider: ["more", "ours accepts what theirs rejects"],
    different: ["breaks", "ours rejects what theirs accepts"],
  },
  response: {
    narrower: ["stricter", "ours promises more than theirs"],
    wider: ["breaks", "ours may return what theirs excludes"],
    different: ["breaks", "ours returns what theirs excludes"],
  },
};

/** Constraints for which the default wording says too little, or the severity differs. */
const BY_CONSTRAINT: Record<string, Verdict> = {
  "request required narrower": ["breaks", "ours rejects a request without it"],
  "request required wider": ["more", "optional in ours"],
  "response required narrower": ["stricter", "always present in ours, optional in theirs"],
  "response required wider": ["breaks", "optional in ours"],
  "request nullability narrower": ["stricter", "ours rejects null"],
  "request nullability wider": ["more", "ours accepts null"],
  "response nullability narrower": ["stricter", "never null in ours, nullable in theirs"],
  "response nullability wider": ["breaks", "nullable in ours"],
  "request forms narrower": ["stricter", "ours requires the fields of one form together"],
  "request forms wider": ["more", "theirs requires the fields of one form together"],
  "response enum wider": ["more", "ours lists values that theirs does not"],
  "response additionalProperties narrower": ["stricter", "ours excludes additional fields"],
  "response additionalProperties wider": ["more", "ours allows additional fields"],
  "request additionalProperties narrower": ["stricter", "ours rejects additional fields"],
  "request default narrower": ["more", "only ours has a default"],
  "request default wider": ["more", "only theirs has a default"],
  "request default different": ["breaks", "leaving it out means something else"],
  "request list different": ["breaks", "lists are serialized differently"],
  "request schemes narrower": ["breaks", "ours rejects credentials that theirs accepts"],
  "request schemes different": ["breaks", "ours uses other credentials"],
  "request scopes narrower": ["stricter", "ours requires scopes that theirs does not list"],
  "request scopes wider": ["more", "theirs requires scopes that ours does not list"],
  "request servers narrower": ["more", "theirs has hosts that ours does not list"],
  "request servers wider": ["more", "ours has hosts that theirs does not list"],
  "request servers different": ["breaks", "requests go to another host"],
  "request basePath different": ["breaks", "requests go to other URLs"],
};

export function judgeConstraint(
  constraint: Constraint,
  direction: Direction,
  relation: Exclude<Relation, "same">,
): Judgement {
  if (constraint === "circular")
    return { severity: "breaks", meaning: "a circular $ref: nothing below it is compared" };
  const verdict = BY_CONSTRAINT[`${direction} ${constraint} ${relation}`] ?? BY_RELATION[direction][relation];
  return { severity: verdict[0], meaning: verdict[1] };
}

interface Where {
  direction: Direction;
  place: string;
}

/** Something that only one of them has. */
export function judgePresence(thing: Node, isOurs: boolean, where: Where): Judgement {
  const isRequired = thing.constraints.required === true;
  const [severity, meaning] = (isOurs ? onlyOurs : onlyTheirs)(thing.kind, isRequired, where);
  return { severity, meaning };
}

function onlyOurs(kind: Kind, isRequired: boolean, { direction, place }: Where): Verdict {
  if (kind === "operation") return ["more", "theirs does not have this operation"];
  if (kind === "response" && isSuccess(place)) return ["breaks", "ours returns a success that theirs does not list"];
  if (kind === "response") return ["more", "ours lists an error that theirs does not"];
  if (direction === "request" && isRequired) return ["breaks", "ours rejects a request without it"];
  if (direction === "request") return ["more", "theirs does not have it"];
  if (kind === "form") return ["breaks", "ours may return a form that theirs does not have"];
  return ["more", "theirs does not promise it"];
}

function onlyTheirs(kind: Kind, isRequired: boolean, { direction, place }: Where): Verdict {
  if (kind === "operation") return ["breaks", "ours does not have this operation"];
  if (kind === "response" && isSuccess(place)) return ["breaks", "ours never returns this success"];
  if (kind === "response") return ["more", "theirs lists an error that ours does not"];
  if (direction === "request") return ["breaks", "ours ignores or rejects it"];
  if (isRequired || kind === "media type") return ["breaks", "ours does not return it"];
  return ["more", "ours does not list it; it is optional in theirs"];
}

function isSuccess(place: string): boolean {
  return place.startsWith("response 2");
}
