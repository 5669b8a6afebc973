import { MAX_KINDS } from "../limits.ts";

/** Something in a request or in its response that violates the contract. */
export interface Deviation {
  /** Who caused it: the client (`request`) or the upstream (`response`). */
  side: "request" | "response";
  /** The operationId, or the method and the path when the contract has no such operation. */
  operation: string;
  /** The status of the response. Undefined for requests, and when there was no response. */
  status?: number;
  /** What is wrong, as a sentence. */
  rule: string;
  /** The first request that had it: the method, the path, and the query. */
  example: string;
  /** The number of requests in which it was found. */
  count: number;
  /** When it was first found, in ISO 8601. */
  firstSeen: string;
  /** When it was last found, in ISO 8601. */
  lastSeen: string;
}

type Finding = Pick<Deviation, "side" | "operation" | "status" | "rule" | "example">;

/** The deviations found so far, one per side, operation, status, and rule. */
export interface DeviationLog {
  add(finding: Finding): void;
  /** In the order in which they were first seen. */
  list(): Deviation[];
}

const OVERFLOW_RULE = `More than ${MAX_KINDS} kinds of deviation were found. The others are only counted here.`;

/**
 * Creates an empty log. Its size is limited, because an upstream decides how many kinds there are.
 *
 * @param onNewKind called when a kind is first found.
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
