import type { Aspect, Relation } from "./aspects.ts";
import type { Direction } from "./reader.ts";
import type { Kind, Node } from "./tree.ts";

export interface Judgement {
  /**
   * Seen by a caller who was written to their description and now meets ours: `breaks`; `stricter`, as ours refuses or
   * promises more; or `more`, as one of them only has something besides.
   */
  severity: "breaks" | "stricter" | "more";
  meaning: string;
}

type Verdict = readonly [Judgement["severity"], string];

const usually: Record<Direction, Record<Exclude<Relation, "same">, Verdict>> = {
  request: {
    narrower: ["stricter", "ours refuses some of what theirs accepts"],
    wider: ["more", "ours accepts what theirs refuses"],
    different: ["breaks", "ours refuses what theirs accepts"],
  },
  response: {
    narrower: ["stricter", "ours promises more than theirs"],
    wider: ["breaks", "ours may answer what theirs rules out"],
    different: ["breaks", "ours answers what theirs rules out"],
  },
};

/** Where the usual words say too little, or the severity is another one. */
const specially: Record<string, Verdict> = {
  "request required narrower": ["breaks", "ours refuses a request without it"],
  "request required wider": ["more", "it may be left out by ours"],
  "response required narrower": ["stricter", "always there by ours, maybe missing by theirs"],
  "response required wider": ["breaks", "it may be missing by ours"],
  "request nullability narrower": ["stricter", "ours refuses null"],
  "request nullability wider": ["more", "ours accepts null"],
  "response nullability narrower": ["stricter", "never null by ours, maybe null by theirs"],
  "response nullability wider": ["breaks", "it may be null by ours"],
  "request forms narrower": ["stricter", "ours wants the fields of one form together"],
  "request forms wider": ["more", "theirs wants the fields of one form together"],
  "response enum wider": ["more", "ours names values that theirs does not"],
  "response additionalProperties narrower": ["stricter", "ours rules further fields out"],
  "response additionalProperties wider": ["more", "ours allows further fields"],
  "request additionalProperties narrower": ["stricter", "ours refuses further fields"],
  "request default narrower": ["more", "only ours says what leaving it out means"],
  "request default wider": ["more", "only theirs says what leaving it out means"],
  "request default different": ["breaks", "leaving it out means something else"],
  "request list different": ["breaks", "a list of values is written otherwise"],
  "request schemes narrower": ["breaks", "ours refuses credentials that theirs accepts"],
  "request schemes different": ["breaks", "ours takes other credentials"],
  "request scopes narrower": ["stricter", "ours asks for scopes that theirs does not name"],
  "request scopes wider": ["more", "theirs asks for scopes that ours does not name"],
  "request servers narrower": ["more", "theirs has hosts that ours does not name"],
  "request servers wider": ["more", "ours has hosts that theirs does not name"],
  "request servers different": ["breaks", "another host is called"],
  "request basePath different": ["breaks", "other URLs are called"],
};

export function judgeStatement(aspect: Aspect, direction: Direction, relation: Exclude<Relation, "same">): Judgement {
  if (aspect === "circular") return { severity: "breaks", meaning: "a circular $ref: what is below is not compared" };
  const [severity, meaning] = specially[`${direction} ${aspect} ${relation}`] ?? usually[direction][relation];
  return { severity, meaning };
}

/** Something that only one of them has. */
export function judgePresence(thing: Node, here: boolean, at: { direction: Direction; place: string }): Judgement {
  const { required } = thing.facts;
  const [severity, meaning] = (here ? onlyOurs : onlyTheirs)(thing.kind, required === true, at);
  return { severity, meaning };
}

function onlyOurs(
  kind: Kind,
  required: boolean,
  { direction, place }: { direction: Direction; place: string },
): Verdict {
  if (kind === "operation") return ["more", "theirs does not have this call"];
  if (kind === "response" && isSuccess(place))
    return ["breaks", "ours answers with a success that theirs does not know"];
  if (kind === "response") return ["more", "ours names an error that theirs does not"];
  if (direction === "request" && required) return ["breaks", "ours refuses a request without it"];
  if (direction === "request") return ["more", "theirs does not know it"];
  if (kind === "form") return ["breaks", "ours may answer in a form that theirs does not have"];
  return ["more", "theirs does not promise it"];
}

function onlyTheirs(
  kind: Kind,
  required: boolean,
  { direction, place }: { direction: Direction; place: string },
): Verdict {
  if (kind === "operation") return ["breaks", "ours does not have this call"];
  if (kind === "response" && isSuccess(place)) return ["breaks", "ours never answers with this success"];
  if (kind === "response") return ["more", "theirs names an error that ours does not"];
  if (direction === "request") return ["breaks", "ours ignores or refuses it"];
  if (required || kind === "media type") return ["breaks", "ours does not answer with it"];
  return ["more", "ours does not name it; callers of theirs can do without"];
}

function isSuccess(place: string): boolean {
  return place.startsWith("response 2");
}
