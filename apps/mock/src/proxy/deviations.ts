import { MAX_KINDS } from "../limits.ts";

/** What a call did or got that the contract does not have. */
export interface Deviation {
  /** Whose fault it is: the caller's or the upstream's. */
  side: "request" | "response";
  /** The operationId, or the method and the path where the contract has no operation. */
  operation: string;
  /** The status of the answer; none for requests, and for answers that never came. */
  status?: number;
  /** What is wrong, as a sentence. */
  rule: string;
  /** The first call that had it: the method, the path and the query. */
  example: string;
  /** In how many calls it was found. */
  count: number;
  /** When it was first found, in ISO 8601. */
  firstSeen: string;
  /** When it was last found, in ISO 8601. */
  lastSeen: string;
}

type Finding = Pick<Deviation, "side" | "operation" | "status" | "rule" | "example">;

/** The deviations found so far, one for each kind: the same side, operation, status and rule. */
export interface DeviationLog {
  add(finding: Finding): void;
  /** In the order in which they were first seen. */
  list(): Deviation[];
}

const OVERFLOW_RULE = `More than ${MAX_KINDS} kinds of deviation were found; the further ones are only counted here.`;

/**
 * Makes an empty log. It is bounded, because an upstream decides how many kinds there are.
 *
 * @param onNewKind called with every kind when it is first found.
 */
export function createDeviationLog(onNewKind: (deviation: Deviation) => void = () => {}): DeviationLog {
  const kinds = new Map<string, Deviation>();

  return {
    add(finding) {
      const kind = kinds.has(keyOf(finding)) || kinds.size < MAX_KINDS ? finding : overflow(finding);
      const known = kinds.get(keyOf(kind));
      const now = new Date().toISOString();
      if (known) {
        Object.assign(known, { count: known.count + 1, lastSeen: now });
      } else {
        const deviation = { ...kind, count: 1, firstSeen: now, lastSeen: now };
        kinds.set(keyOf(kind), deviation);
        onNewKind({ ...deviation });
      }
    },
    list: () => [...kinds.values()].map((deviation) => ({ ...deviation })),
  };
}

function keyOf({ side, operation, status, rule }: Finding): string {
  return JSON.stringify([side, operation, status, rule]);
}

function overflow({ example }: Finding): Finding {
  return { side: "response", operation: "others", rule: OVERFLOW_RULE, example };
}
