import type { MeterOrderStatus } from "@meter-orders/client";
import type { HttpErrorStatus } from "../http/http-error.ts";
import type { Duration } from "./timestamp.ts";

/** What happens to the order of a test subscription. */
export interface Scenario {
  /** The name in the ID of the subscription, without the zeros that fill it up. */
  name: string;
  /** What happens, as a sentence. */
  description: string;
  /** The status that the order keeps until it is moved manually. */
  stays?: MeterOrderStatus;
  /** Where the order leaves the typical lifecycle, by the status that it leaves. */
  turns?: Partial<Record<MeterOrderStatus, Turn>>;
  /** Creating the order returns this error, `times` times. Default: always. */
  error?: { status: HttpErrorStatus; message: string; times?: number; retryAfter?: number };
  /** The order is created, but the connection is dropped instead of a response. */
  losesResponse?: boolean;
}

/** A change of status that happens once. After that, the order follows the typical lifecycle. */
export interface Turn {
  to: MeterOrderStatus;
  /** How long the order keeps the status before it. Default: as in the typical lifecycle. */
  after?: Duration;
}

/** All scenarios. Orders for any other subscription follow the typical lifecycle. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: "sailsthrough",
    description: "Follows the typical lifecycle and is live after eight weeks.",
  },
  {
    name: "thelongway",
    description: "Goes through every status, including `installation_waiting` and `installed`.",
    turns: { installation_scheduled: { to: "installation_waiting" }, installation_finished: { to: "installed" } },
  },
  {
    name: "blockedinwim",
    description: "Is on hold in the WiM process for two weeks, from `checked`, then continues.",
    turns: { checked: { to: "blocked_wim", after: "2d" } },
  },
  {
    name: "blocked",
    description: "Is put on hold after a day as `ordered`, until you release it manually.",
    turns: { ordered: { to: "blocked", after: "1d" } },
  },
  {
    name: "alreadyinstalled",
    description: "Ends as `pre_installed`: the site already has a smart meter.",
    turns: { ordered: { to: "pre_installed" } },
  },
  {
    name: "cancelledbycustomer",
    description: "Is canceled two days before the installation.",
    turns: { installation_scheduled: { to: "cancelled", after: "12d" } },
  },
  {
    name: "neverhandedover",
    description: "Stays `waiting`, as when a MaLo or MeLo is missing.",
    stays: "waiting",
  },
  {
    name: "unpaid",
    description: "Cannot be ordered: returns 402.",
    error: { status: 402, message: "The pricing plan of the account does not include this resource." },
  },
  {
    name: "unknown",
    description: "Does not exist: returns 404.",
    error: { status: 404, message: "There is no such subscription." },
  },
  {
    name: "withoutproduct",
    description: "Has a plan without a smart meter: returns 422.",
    error: { status: 422, message: "The plan of this subscription does not include a smart meter." },
  },
  {
    name: "ratelimited",
    description: "Returns 429 with `Retry-After: 1` twice, then creates the order.",
    error: { status: 429, message: "Wait 1 second before retrying.", times: 2, retryAfter: 1 },
  },
  {
    name: "servererror",
    description: "Returns 500 once without creating the order, then creates it.",
    error: { status: 500, message: "The order could not be created.", times: 1 },
  },
  {
    name: "answerlost",
    description: "Creates the order, but the response is lost: the connection is dropped.",
    losesResponse: true,
  },
];

const bySubscription = new Map(SCENARIOS.map((scenario) => [subscriptionOf(scenario), scenario]));

/** The ID of the test subscription of a scenario, such as `sub_blocked00000000000000000`. */
export function subscriptionOf({ name }: Pick<Scenario, "name">): string {
  return `sub_${name.padEnd(24, "0")}`;
}

/** The scenario of a subscription. Undefined for most. */
export function scenarioOf(subscription: string): Scenario | undefined {
  return bySubscription.get(subscription);
}
