/** HTTP messages, from the request as it was received to the response as it is sent. */
import type { Operation } from "../validation/operation.ts";
import type { HttpError } from "./http-error.ts";

/** Request headers. The names are in lower case. */
export type Headers = Record<string, string | undefined>;

/** The header that names the API version. */
export const API_VERSION = "x-api-version";

/** The bytes of a request body, or `too large` when they exceeded the limit and were not kept. */
export type RawBody = Uint8Array | "too large";

/** A request as it was received. Nothing is validated yet. */
export interface RawRequest {
  method: string;
  /** The path and the query. */
  target: string;
  headers: Headers;
  body: RawBody;
}

/** A valid request to an operation of the API. */
export interface ApiRequest {
  operation: Operation;
  /** The path parameters by name. */
  parameters: Record<string, string>;
  /** The query parameters by name, as they were sent. */
  query: Record<string, string>;
  /** The parsed body. Undefined when the operation takes none. */
  body: unknown;
  headers: Headers;
}

/** What an operation returns. The pipeline adds the headers that every response has. */
export interface ApiResponse {
  status: number;
  /** The names are in lower case. */
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent unchanged, in place of `body`. `headers` has the content type. */
  bytes?: Uint8Array;
  delivery?: Delivery;
}

/** A response that is ready to be sent. */
export interface HttpResponse extends ApiResponse {
  headers: Record<string, string>;
}

/** How a response is sent. Default: at once and complete. */
export interface Delivery {
  /** The delay before the response, in milliseconds. */
  latency?: number;
  /**
   * How the response is lost: `drop` closes the connection without a response, `truncate` closes it after half of the
   * body, `stall` sends half of the body and then nothing.
   */
  loss?: Loss;
}

export type Loss = "drop" | "truncate" | "stall";

export const LOSSES: readonly Loss[] = ["drop", "truncate", "stall"];

/** Responds to valid requests. Throws an HttpError for an error in the API's format. */
export type Respond = (request: ApiRequest) => ApiResponse | Promise<ApiResponse>;

/** Handles HTTP requests, whether they come from a server or from an in-process `fetch`. */
export interface RequestHandler {
  /** Never rejects: every failure becomes a response. */
  handle(request: RawRequest): Promise<HttpResponse>;
  /** The response to a request that could not be parsed. */
  errorResponse(error: HttpError): HttpResponse;
  /** The maximum size of a request body, in bytes. Default: `MAX_BODY_BYTES`. */
  maxBodyBytes?(target: string): number;
}
