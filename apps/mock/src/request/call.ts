import type { RawBody } from "./body.ts";
import type { Headers } from "./headers.ts";

/** A request as it came in, its body read. */
export interface Call {
  method: string;
  /** The path and the query. */
  target: string;
  headers: Headers;
  body: RawBody;
}
