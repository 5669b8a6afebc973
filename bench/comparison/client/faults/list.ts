import { answerFaults } from "./answer-faults.ts";
import { createFaults } from "./create-faults.ts";
import type { Fault } from "./fault.ts";
import { listFaults } from "./list-faults.ts";
import { retryFaults } from "./retry-faults.ts";
import { safetyFaults } from "./safety-faults.ts";
import { tokenFaults } from "./token-faults.ts";

/** All faults, in the order they are shown in. */
export const faults: Fault[] = [
  ...retryFaults,
  ...createFaults,
  ...answerFaults,
  ...listFaults,
  ...tokenFaults,
  ...safetyFaults,
];
