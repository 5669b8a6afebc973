import type { MeterOrderStatus } from "@meter-orders/client";
import type { Spec } from "../validation/operation.ts";

export type Phase = "before" | "open" | "hold" | "final";

/** A status of the typical course. */
interface Stage {
  phase: Phase;
  /** Where an order usually goes next. */
  next: MeterOrderStatus[];
  /** Where it may go as well. */
  also: MeterOrderStatus[];
}

/** Finds a status on the typical course of an order, as the description has it. */
export type Lifecycle = (status: MeterOrderStatus) => Stage;

/** A status that the API may add one day: an order has it until somebody moves the order on. */
const UNKNOWN: Stage = { phase: "open", next: [], also: ["cancelled"] };

/**
 * Reads the lifecycle from the description.
 *
 * @throws Error when the description has none.
 */
export function readLifecycle(spec: Spec): Lifecycle {
  const schema = spec.components?.schemas?.MeterOrderStatus as { "x-lifecycle"?: { statuses: object } };
  const stages = new Map<string, Stage>(Object.entries(schema?.["x-lifecycle"]?.statuses ?? {}));
  if (stages.size > 0) return (status) => stages.get(status) ?? UNKNOWN;
  throw new Error("The description has no x-lifecycle at the schema MeterOrderStatus, by which orders move.");
}
