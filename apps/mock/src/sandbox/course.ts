import type { MeterOrderStatus } from "@meter-orders/client";
import { type Duration, milliseconds } from "./duration.ts";
import type { Lifecycle } from "./lifecycle.ts";
import { scenarioOf } from "./scenarios.ts";

/** Where an order stands, as far as its next step depends on it. */
export interface Standing {
  status: MeterOrderStatus;
  subscription: string;
  /** Where it stood before it was held; null when it is not held. */
  heldFrom: MeterOrderStatus | null;
}

/** What comes next, and after how many milliseconds in the present status; null when it waits for somebody. */
export interface Step {
  status: MeterOrderStatus;
  after: number | null;
}

/**
 * How long an order stays in a status, until it goes on by itself. The API promises no times; these are ours, and add
 * up to the eight weeks that an order usually takes. In a status that is missing here it stays until somebody moves it.
 */
const STAYS: Partial<Record<MeterOrderStatus, Duration>> = {
  waiting: "1d",
  ordered: "3d",
  checked: "3w",
  installation_planning: "10d",
  installation_scheduled: "2w",
  installation_waiting: "1d",
  installation_finished: "1w",
  installed: "1w",
  blocked_wim: "2w",
};

/**
 * Says where an order goes next: where its scenario turns, back to where it was held, or along the typical course.
 *
 * @param been finds every status that the order has had.
 * @returns undefined when it goes nowhere any more.
 */
export function nextStep(
  lifecycle: Lifecycle,
  { status, subscription, heldFrom }: Standing,
  been: () => MeterOrderStatus[],
): Step | undefined {
  const scenario = scenarioOf(subscription);
  const turn = scenario?.turns?.[status];
  const open = turn && !been().includes(turn.to) ? turn : undefined;
  const next = open?.to ?? heldFrom ?? lifecycle(status).next[0];
  if (next === undefined) return undefined;

  const stays = open?.after ?? STAYS[status];
  const after = scenario?.stays === status || stays === undefined ? null : milliseconds(stays);
  return { status: next, after };
}
