import type { Journal } from "../http/journal.ts";
import type { ApiRequest, ApiResponse } from "../http/messages.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { World } from "../sandbox/world.ts";
import type { Contract } from "../validation/operation.ts";

/** What the control plane looks into. */
export interface Plane {
  /** The contract of the API, as it is served now. */
  contract: Contract;
  journal: Journal;
  /** Undefined in static mode. */
  sandbox: Sandbox | undefined;
}

/** Answers an operation that is about the mock as a whole. */
export type MockOperation = (plane: Plane, request: ApiRequest) => ApiResponse;

/** Answers an operation that is about one world. */
export type WorldOperation = (world: World, request: ApiRequest, plane: Plane) => ApiResponse;

/** Where the control plane begins. */
export const ROOT = "/__mock";
