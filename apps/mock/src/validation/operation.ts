/** The types of the contract. Those of operations are Prism's, which compiles them. */

import type { Spec } from "@meter-orders/openapi";
import type { getHttpOperationsFromSpec, IHttpRequest } from "@stoplight/prism-http";
import type { Violation } from "./violation.ts";

/** A bundled OpenAPI description. The packaged one has no prose, and that of the control API fewer components. */
export type { Spec };

/** An operation of the description, with its references resolved. */
export type Operation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];
/** A request with header names in lower case and a parsed body. */
export type PrismRequest = IHttpRequest;

/** What a mock serves. It is plain data, which the build writes to a file, so that the mock starts without Prism. */
export interface Contract {
  spec: Spec;
  operations: Operation[];
}

/** Validates requests against the contract. There are two, and a test compares their results. */
export interface Engine {
  /** The violations in a request. Empty when it is valid. */
  check(operation: Operation, request: PrismRequest): Violation[] | Promise<Violation[]>;
}

/** Selects a documented response. Default: the successful one, with its first example. */
export interface Choice {
  code?: number;
  exampleKey?: string;
  /** Generate the response from its schema. Default: false. */
  dynamic?: boolean;
  /** Makes a dynamic response repeatable. */
  seed?: string;
}
