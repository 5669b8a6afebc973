/** Requests that fail: which are retried, when, and whether a caller can stop that. */
import type { Client, Fault, Observation } from "./fault.ts";
import { failure, reset, stall, success } from "./server.ts";

/** A wait may end a little early, because clocks tick in whole milliseconds. */
const TOLERANCE_MS = 20;
const ABORT_AFTER_MS = 300;
/** Much longer than a rejection takes, and much shorter than any backoff. */
const ABORT_WITHIN_MS = 50;

const create = (client: Client): Promise<unknown> => client.create();

export const requestFaults: Fault[] = [
  {
    name: "429 with `Retry-After: 2`",
    requires: ["retries"],
    script: ({ dialect }) => [failure(dialect, 429, { "retry-after": "2" }), success(dialect)],
    evaluate: (observation) => failed(observation) || retriedEarly(observation, 2_000),
  },
  {
    name: "503 with an HTTP date as `Retry-After`",
    requires: ["retries"],
    script: ({ dialect }) => [
      (response) => failure(dialect, 503, { "retry-after": new Date(inTwoSeconds()).toUTCString() })(response),
      success(dialect),
    ],
    // The date has whole seconds, so it is at least one second ahead.
    evaluate: (observation) => {
      const at = observation.requests[0]?.at ?? Number.NaN;
      return failed(observation) || retriedEarly(observation, inTwoSeconds(at) - at);
    },
  },
  {
    name: "429 with `Retry-After: 3600`",
    script: ({ dialect }) => [failure(dialect, 429, { "retry-after": "3600" })],
    limitMs: 6_000,
    evaluate: (observation) => {
      const { requests, outcome } = observation;
      if (requests.length > 1) return `retried after ${duration(waitOf(observation))}`;
      if (!outcome) return "waits";
      return outcome.failure?.text.includes("3600") ? "" : "error without the delay";
    },
  },
  {
    name: `aborted ${ABORT_AFTER_MS} ms into a backoff`,
    requires: ["retries", "signals"],
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
    evaluate: ({ outcome }) => {
      if (!outcome) return "hangs";
      const ms = Number(outcome.value);
      return ms <= ABORT_WITHIN_MS ? "" : `ends ${duration(ms)} later`;
    },
  },
  {
    name: "a body that stalls after the headers",
    requires: ["timeouts"],
    script: () => [stall],
    timeoutMs: 1_000,
    evaluate: ({ outcome }) => {
      if (!outcome) return "hangs";
      return outcome.failure ? "" : "no error";
    },
  },
  {
    name: "POST, 500",
    script: ({ dialect }) => [failure(dialect, 500), success(dialect)],
    act: create,
    evaluate: sentTwice,
  },
  {
    name: "POST, connection reset after the request",
    script: ({ dialect }) => [reset, success(dialect)],
    act: create,
    evaluate: sentTwice,
  },
  {
    name: "POST, connection refused at first",
    requires: ["retries"],
    script: ({ dialect }) => [success(dialect)],
    refusesForMs: 200,
    act: create,
    evaluate: failed,
  },
];

/** The time in two seconds, rounded down to whole seconds, which is what a date in a header can express. */
function inTwoSeconds(now = Date.now()): number {
  return Math.floor(now / 1_000) * 1_000 + 2_000;
}

function failed({ outcome, requests }: Observation): string {
  if (!outcome) return "hangs";
  if (!outcome.failure) return "";
  return requests.length > 1 ? "fails despite retries" : "fails without a retry";
}

function retriedEarly(observation: Observation, ms: number): string {
  const waited = waitOf(observation);
  return waited >= ms - TOLERANCE_MS ? "" : `retried after ${duration(waited)}`;
}

/** A POST may be sent twice only if it provably never arrived, or if it has an idempotency key. */
function sentTwice({ outcome, requests }: Observation): string {
  const [first, second] = requests;
  const key = first?.headers["idempotency-key"];
  if (second && (!key || second.headers["idempotency-key"] !== key)) return "sent twice without a key";
  if (!outcome) return "hangs";
  return outcome.failure || second ? "" : "no error";
}

/** Between the first request and the second, in milliseconds. */
function waitOf({ requests: [first, second] }: Observation): number {
  return (second?.at ?? Number.NaN) - (first?.at ?? Number.NaN);
}

function duration(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms / 10) * 10} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
