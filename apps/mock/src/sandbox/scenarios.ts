import type { MeterOrderStatus } from "@meter-orders/client";
import type { HttpErrorStatus } from "../http/http-error.ts";
import type { Duration } from "./duration.ts";

/** What happens to the order of one special subscription. */
export interface Scenario {
  /** What the subscription is called, apart from the zeros that fill it. */
  name: string;
  /** What happens, in a sentence. */
  description: string;
  /** The status in which the order stays until somebody moves it. */
  stays?: MeterOrderStatus;
  /** Where an order leaves the typical course: from which status to which, and after how long. */
  turns?: Partial<Record<MeterOrderStatus, Turn>>;
  /** The creation is refused with this status, as often as `times` says; always without it. */
  refuses?: { status: HttpErrorStatus; message: string; times?: number; retryAfter?: number };
  /** The order is created, but the answer never arrives: the connection is dropped. */
  losesAnswer?: boolean;
}

/** Taken once; an order that comes by again goes on along the typical course. */
export interface Turn {
  to: MeterOrderStatus;
  /** Default: as long as the status lasts on the typical course. */
  after?: Duration;
}

/** Every scenario. Any other subscription takes the typical course. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: "sailsthrough",
    description: "Takes the typical course and is live after eight weeks.",
  },
  {
    name: "thelongway",
    description: "Takes every status on the way: `installation_waiting` and `installed` as well.",
    turns: { installation_scheduled: { to: "installation_waiting" }, installation_finished: { to: "installed" } },
  },
  {
    name: "blockedinwim",
    description: "Is held in the WiM process for two weeks, from `checked`, then goes on.",
    turns: { checked: { to: "blocked_wim", after: "2d" } },
  },
  {
    name: "blocked",
    description: "Is held from `ordered` after a day, until it is released by hand.",
    turns: { ordered: { to: "blocked", after: "1d" } },
  },
  {
    name: "alreadyinstalled",
    description: "Ends as `pre_installed`: the site has a smart meter already.",
    turns: { ordered: { to: "pre_installed" } },
  },
  {
    name: "cancelledbycustomer",
    description: "Is cancelled two days before the installation.",
    turns: { installation_scheduled: { to: "cancelled", after: "12d" } },
  },
  {
    name: "neverhandedover",
    description: "Stays `waiting`, as when a MaLo or MeLo is missing.",
    stays: "waiting",
  },
  {
    name: "unpaid",
    description: "Cannot be ordered for: 402.",
    refuses: { status: 402, message: "The account has unpaid invoices." },
  },
  {
    name: "unknown",
    description: "Does not exist: 404.",
    refuses: { status: 404, message: "There is no such subscription." },
  },
  {
    name: "withoutproduct",
    description: "Has a plan without a smart meter: 422.",
    refuses: { status: 422, message: "The plan of this subscription includes no smart meter." },
  },
  {
    name: "ratelimited",
    description: "Is refused twice with 429 and `Retry-After: 1`, then ordered.",
    refuses: { status: 429, message: "Wait 1 second before retrying.", times: 2, retryAfter: 1 },
  },
  {
    name: "servererror",
    description: "Is refused once with 500 although nothing was ordered, then ordered.",
    refuses: { status: 500, message: "The order could not be created.", times: 1 },
  },
  {
    name: "answerlost",
    description: "Is ordered, but the answer never arrives: the connection is dropped.",
    losesAnswer: true,
  },
];

const bySubscription = new Map(SCENARIOS.map((scenario) => [subscriptionOf(scenario), scenario]));

/** The subscription that plays a scenario, such as `sub_blocked00000000000000000`. */
export function subscriptionOf({ name }: Pick<Scenario, "name">): string {
  return `sub_${name.padEnd(24, "0")}`;
}

/** The scenario that a subscription plays; undefined for most. */
export function scenarioOf(subscription: string): Scenario | undefined {
  return bySubscription.get(subscription);
}
