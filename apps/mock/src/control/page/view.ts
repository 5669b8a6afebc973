import type { RequestRecord } from "../../http/journal.ts";
import type { StandingFault } from "../../sandbox/faults.ts";
import type { TrackedOrder } from "../../sandbox/tracked-order.ts";
import type { Notice } from "../notices.ts";
import { ROOT } from "../plane.ts";

/** Everything that the page shows. */
export interface View {
  /** The title of the API, and the edition that is served. */
  title: string;
  edition: string;
  mode: "sandbox" | "static";
  /** Where the mock was called, such as `127.0.0.1:4010`. */
  host: string;
  worlds: { id: string; label: string }[];
  /** The world that is looked at; undefined when there is none. */
  world: WorldView | undefined;
  /** The last requests, the newest first. */
  requests: RequestRecord[];
  notice: Notice | undefined;
}

/** A world, as the page shows it. */
export interface WorldView {
  id: string;
  label: string;
  /** What its clock shows, in milliseconds since 1970, and how it goes. */
  now: number;
  pace: string;
  /** How many orders it has. */
  total: number;
  /** One page of them. */
  orders: TrackedOrder[];
  /** Where the next page begins; null on the last one. */
  nextPage: string | null;
  /** Whether this is not the first page. */
  isContinued: boolean;
  faults: StandingFault[];
}

/** The URL of a call about this world. */
export function urlOf({ id }: Pick<WorldView, "id">, path: string): string {
  return `${ROOT}/${path}?world=${encodeURIComponent(id)}`;
}
