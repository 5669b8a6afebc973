import type { MeterOrderStatus } from "./contract.gen.js";
import { FINAL_STATUSES, HOLD_STATUSES, TYPICAL_COURSE } from "./statuses.gen.js";

/** Whether an order with this status does not move again. False for a status that this package does not know. */
export function isFinal(status: MeterOrderStatus): boolean {
  return (FINAL_STATUSES as readonly string[]).includes(status);
}

/** Whether the order stands still until somebody releases it. False for a status that this package does not know. */
export function isHold(status: MeterOrderStatus): boolean {
  return (HOLD_STATUSES as readonly string[]).includes(status);
}

/**
 * Whether an order with this status has reached the goal, or gone past it on the typical course. Statuses beside that
 * course, such as holds, are reached only by having them.
 */
export function hasReached(status: MeterOrderStatus, goal: MeterOrderStatus): boolean {
  const course: readonly string[] = TYPICAL_COURSE;
  const at = course.indexOf(goal);
  return status === goal || (at >= 0 && course.indexOf(status) > at);
}
