import type { Operation } from "./contract/prism.ts";
import type { Headers } from "./request/headers.ts";

/** A request that keeps the contract. */
export interface CheckedRequest {
  operation: Operation;
  /** The values of the path's parameters, by name. */
  parameters: Record<string, string>;
  /** The query parameters as they came, by name. */
  query: Record<string, string>;
  /** The parsed body; undefined when the operation takes none. */
  body: unknown;
  headers: Headers;
}

/** What a mode answers; the front adds what every answer carries. The names of headers are in lower case. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as they are, instead of a body; their type is in the headers. */
  bytes?: Uint8Array;
  delivery?: Delivery;
}

/** An answer, ready to be sent. */
export interface Reply extends Answer {
  headers: Record<string, string>;
}

/** How an answer travels; without one, at once and whole. */
export interface Delivery {
  /** How many milliseconds the answer waits first. */
  latency?: number;
  /**
   * How it gets lost: `drop` closes the connection instead of answering, `truncate` closes it after half of the body,
   * `stall` sends half of the body and then nothing.
   */
  loss?: Loss;
}

export type Loss = "drop" | "truncate" | "stall";

export const LOSSES: readonly Loss[] = ["drop", "truncate", "stall"];

/** Answers requests that keep the contract. Throws a Refusal for an error in the API's own form. */
export type Respond = (request: CheckedRequest) => Answer | Promise<Answer>;
