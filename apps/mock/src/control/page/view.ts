import type { RequestRecord } from "../../http/journal.ts";
import type { StandingFault } from "../../sandbox/faults.ts";
import type { TrackedOrder } from "../../sandbox/tracked-order.ts";
import { ROOT } from "../context.ts";
import type { Notice } from "../form-redirect.ts";

/** Everything that the page shows. */
export interface View {
  /** The title and the version of the API. */
  title: string;
  apiVersion: string;
  mode: "sandbox" | "static";
  /** The host of the request, such as `127.0.0.1:4010`. */
  host: string;
  worlds: { id: string; label: string }[];
  /** The selected sandbox. Undefined when none exists. */
  world: WorldView | undefined;
  /** The last requests, newest first. */
  requests: RequestRecord[];
  notice: Notice | undefined;
}

/** A sandbox, as the page shows it. */
export interface WorldView {
  id: string;
  label: string;
  /** The time of its clock, in milliseconds since 1970, and its pace. */
  now: number;
  pace: string;
  /** The number of its orders. */
  total: number;
  /** One page of its orders. */
  orders: TrackedOrder[];
  /** The cursor of the next page. Null on the last page. */
  nextPage: string | null;
  /** Whether this is not the first page. */
  isContinued: boolean;
  faults: StandingFault[];
}

/** The URL of a control operation on this sandbox. */
export function urlOf({ id }: Pick<WorldView, "id">, path: string): string {
  return `${ROOT}/${path}?world=${encodeURIComponent(id)}`;
}
