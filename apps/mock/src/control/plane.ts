import type { Answer, CheckedRequest } from "../answer.ts";
import type { Contract } from "../contract/contract.ts";
import type { Journal } from "../journal.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { World } from "../sandbox/world.ts";

/** What the control plane looks into. */
export interface Plane {
  /** The contract of the API, as it is served now. */
  contract: Contract;
  journal: Journal;
  /** Undefined in static mode. */
  sandbox: Sandbox | undefined;
}

/** Answers an operation that is about the mock as a whole. */
export type MockOperation = (plane: Plane, request: CheckedRequest) => Answer;

/** Answers an operation that is about one world. */
export type WorldOperation = (world: World, request: CheckedRequest, plane: Plane) => Answer;

/** Where the control plane begins. */
export const ROOT = "/__mock";
