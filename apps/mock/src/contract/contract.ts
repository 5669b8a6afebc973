import type { Description } from "./description.ts";
import type { Operation } from "./prism.ts";

/** What a mock serves. Plain data: the build writes it to a file, so that a start needs no Prism. */
export interface Contract {
  description: Description;
  operations: Operation[];
}
