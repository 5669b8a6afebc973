/** Failures that may pass: who waits, how long, and who can be stopped meanwhile. */
import { failure, fine, stall } from "./behaviours.ts";
import { type Fault, RIGHT, type Seen } from "./fault.ts";
import { lasted, outcomeFlaw, seconds } from "./judging.ts";

/** The pause between two attempts may end a little early: clocks tick in whole milliseconds. */
const TOLERANCE_MS = 20;
const ABORT_AFTER_MS = 300;
/** Much longer than a rejection takes, and much shorter than any back-off. */
const ABORT_WITHIN_MS = 50;

export const retryFaults: Fault[] = [
  {
    name: "429 with `Retry-After: 2`",
    needs: ["retries"],
    script: ({ dialect }) => [failure(dialect, 429, { "retry-after": "2" }), fine(dialect)],
    judge: (seen) => outcomeFlaw(seen) || waitFlaw(seen, 2_000) || RIGHT,
  },
  {
    name: "503 with an HTTP date as `Retry-After`",
    needs: ["retries"],
    script: ({ dialect }) => [
      (response) => failure(dialect, 503, { "retry-after": new Date(inTwoSeconds()).toUTCString() })(response),
      fine(dialect),
    ],
    // The date is whole seconds, and so at least one second ahead.
    judge: (seen) => outcomeFlaw(seen) || waitFlaw(seen, inTwoSeconds(seen.requests[0]?.at) - at(seen, 0)) || RIGHT,
  },
  {
    name: "429 with `Retry-After: 3600`",
    script: ({ dialect }) => [failure(dialect, 429, { "retry-after": "3600" })],
    limitMs: 6_000,
    judge: (seen) => {
      const { requests, outcome } = seen;
      if (requests.length > 1) return `sent again after ${seconds(at(seen, 1) - at(seen, 0))}`;
      if (!outcome) return "sleeps";
      return outcome.failure?.text.includes("3600") ? RIGHT : "loses the hint";
    },
  },
  {
    name: `aborted ${ABORT_AFTER_MS} ms into a back-off`,
    needs: ["retries", "signals"],
    script: ({ dialect }) => [failure(dialect, 503, { "retry-after": "3" })],
    act: async (client) => {
      const controller = new AbortController();
      const call = client.retrieve("object_1", controller.signal).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, ABORT_AFTER_MS));
      const start = performance.now();
      controller.abort();
      await call;
      return Math.round(performance.now() - start);
    },
    judge: ({ outcome }) => {
      if (!outcome) return "does not end";
      const ms = Number(outcome.value);
      return ms <= ABORT_WITHIN_MS ? RIGHT : `ends ${seconds(ms)} later`;
    },
  },
  {
    name: "a body that stalls after the headers",
    needs: ["timeouts"],
    script: () => [stall],
    timeoutMs: 1_000,
    judge: ({ outcome }) => {
      if (!outcome) return "hangs";
      return outcome.failure ? RIGHT : "taken for an answer";
    },
  },
];

/** Two seconds later, without the fraction: what a date in a header can say. */
function inTwoSeconds(now = Date.now()): number {
  return Math.floor(now / 1_000) * 1_000 + 2_000;
}

function at({ requests }: Seen, index: number): number {
  return requests[index]?.at ?? Number.NaN;
}

function waitFlaw(seen: Seen, ms: number): string {
  const waited = lasted(seen);
  return waited >= ms - TOLERANCE_MS ? "" : `sent again after ${seconds(waited)}`;
}
