import type { Operation } from "../validation/operation.ts";

/** The headers of a request, their names in lower case. */
export type Headers = Record<string, string | undefined>;

/** The header that names an edition of the API. */
export const API_VERSION = "x-api-version";

/** The bytes of a body, or that it was too large to keep. */
export type RawBody = Uint8Array | "too large";

/** A request as it came in, its body read. */
export interface RawRequest {
  method: string;
  /** The path and the query. */
  target: string;
  headers: Headers;
  body: RawBody;
}

/** A request that keeps the contract. */
export interface ApiRequest {
  operation: Operation;
  /** The values of the path's parameters, by name. */
  parameters: Record<string, string>;
  /** The query parameters as they came, by name. */
  query: Record<string, string>;
  /** The parsed body; undefined when the operation takes none. */
  body: unknown;
  headers: Headers;
}

/** What a mode answers; the pipeline adds what every answer carries. The names of headers are in lower case. */
export interface ApiResponse {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as they are, instead of a body; their type is in the headers. */
  bytes?: Uint8Array;
  delivery?: Delivery;
}

/** An answer, ready to be sent. */
export interface HttpResponse extends ApiResponse {
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

/** Answers requests that keep the contract. Throws a HttpError for an error in the API's own form. */
export type Respond = (request: ApiRequest) => ApiResponse | Promise<ApiResponse>;
