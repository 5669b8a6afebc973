import type { getHttpOperationsFromSpec, IHttpRequest } from "@stoplight/prism-http";
import type { Violation } from "./violation.ts";

/** The bundled OpenAPI description, as far as the mock itself reads it. Prism reads the rest. */
export interface Spec {
  jsonSchemaDialect?: string;
  info: { title: string; version: string };
  components?: { schemas?: Record<string, object> };
}

/** One operation of the description, its references resolved. */
export type Operation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];
/** A request: header names in lower case, the body parsed. */
export type PrismRequest = IHttpRequest;

/** What a mock serves. Plain data: the build writes it to a file, so that a start needs no Prism. */
export interface Contract {
  spec: Spec;
  operations: Operation[];
}

/** Tells whether a request keeps the contract. There are two, and a test holds them to the same verdicts. */
export interface Engine {
  /** Lists what is wrong with a request; empty when it keeps the contract. */
  check(operation: Operation, request: PrismRequest): Violation[] | Promise<Violation[]>;
}

/** Which of the documented answers to give. Without a code, the successful one; without a key, its first example. */
export interface Choice {
  code?: number;
  exampleKey?: string;
  /** Make the answer up from its schema. Default: false. */
  dynamic?: boolean;
  /** Makes a dynamic answer repeatable. */
  seed?: string;
}
