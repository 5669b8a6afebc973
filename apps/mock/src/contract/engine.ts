import type { Operation, PrismRequest } from "./prism.ts";
import type { Violation } from "./violation.ts";

/** Tells whether a request keeps the contract. There are two, and a test holds them to the same verdicts. */
export interface Engine {
  /** Lists what is wrong with a request; empty when it keeps the contract. */
  check(operation: Operation, request: PrismRequest): Violation[] | Promise<Violation[]>;
}
