import type { Version } from "../version.js";
import { API_VERSION, FINAL_STATUSES, HOLD_STATUSES, PRODUCTION_URL, TYPICAL_LIFECYCLE } from "./constants.gen.js";
import { ERROR_CLASSES } from "./errors.gen.js";
import { FILTERS } from "./filters.gen.js";
import type { MeterOrderStatus, paths } from "./types.gen.js";

/** The API version `2026-01-29.edison`. */
export const edison: Version = {
  apiVersion: API_VERSION,
  productionUrl: PRODUCTION_URL,
  tokenPath: "/oauth/token" satisfies keyof paths,
  filters: FILTERS,
  errorClasses: ERROR_CLASSES,
};

/** Whether an order with this status never changes its status again. Returns false for an unknown status. */
export function isFinal(status: MeterOrderStatus): boolean {
  return (FINAL_STATUSES as readonly string[]).includes(status);
}

/** Whether an order with this status is on hold until it is released. Returns false for an unknown status. */
export function isHold(status: MeterOrderStatus): boolean {
  return (HOLD_STATUSES as readonly string[]).includes(status);
}

/**
 * Whether an order with this status has reached a goal: it has the status, or a later one of the typical lifecycle.
 * A status outside the typical lifecycle, such as a hold, is reached only by having it.
 */
export function hasReached(status: MeterOrderStatus, goal: MeterOrderStatus): boolean {
  const lifecycle: readonly string[] = TYPICAL_LIFECYCLE;
  const goalIndex = lifecycle.indexOf(goal);
  return status === goal || (goalIndex >= 0 && lifecycle.indexOf(status) > goalIndex);
}
