import type { MeterOrder, MeterOrderStatus } from "@meter-orders/client";
import type { Contract } from "../validation/operation.ts";
import { type ClockState, type Pace, readPace, startingNow } from "./clock.ts";
import { type Cursors, createCursors } from "./cursor.ts";
import { Database } from "./database.ts";
import type { Fault } from "./fault.ts";
import { checkedFault } from "./faults.ts";
import { freshOrders, providers, statuses } from "./fresh-orders.ts";
import { type Lifecycle, readLifecycle } from "./lifecycle.ts";
import { readTimestamp } from "./timestamp.ts";

/** How a sandbox is to be. */
export interface SandboxOptions {
  /** Decides everything that is made up or left to chance. The same seed makes a run repeatable. Default: 1. */
  seed?: number;
  /** How the clock of a fresh world goes. Default: `real`. */
  clock?: Pace;
  /** What the clock of a fresh world shows at first. Default: the actual time. */
  now?: Date | string | number;
  /** Whom to let in: `any` token that has not expired, or, with `strict`, only tokens issued here. Default: `any`. */
  auth?: "any" | "strict";
  /** A file that keeps the orders. Default: they are kept in memory. */
  db?: string;
  /** Whether all tokens share one world. Default: true in the library; in the command, every token has its own. */
  shared?: boolean;
  /** Faults that every fresh world begins with, such as `status=429 times=2`. Default: none. */
  faults?: readonly (Fault | string)[];
}

/** What worlds take from the description. */
export interface Facts {
  lifecycle: Lifecycle;
  operationIds: readonly string[];
  statuses: readonly MeterOrderStatus[];
  providers: readonly string[];
  freshOrders: readonly MeterOrder[];
}

/** What all worlds of a mock have in common. */
export interface Setting extends Facts {
  database: Database;
  cursors: Cursors;
  /** The faults that a fresh world begins with. */
  freshFaults: readonly Fault[];
  /** What everything that is made up or left to chance depends on. */
  seed: string;
  /** The clock of a fresh world. */
  freshClock(): ClockState;
}

/**
 * Prepares what all worlds of a sandbox have in common.
 *
 * @throws Error when an option makes no sense, the file cannot be used, or the description lacks what is needed.
 */
export function createSetting(contract: Contract, options: SandboxOptions): Setting {
  const seed = String(options.seed ?? 1);
  const pace = readPace(options.clock ?? "real");
  const shown = options.now === undefined ? undefined : readTimestamp(options.now);
  const facts = readFacts(contract);
  return {
    seed,
    ...facts,
    cursors: createCursors(`cursors ${seed}`),
    freshFaults: (options.faults ?? []).map((fault) => checkedFault(fault, facts.operationIds)),
    freshClock: () => startingNow(pace, shown),
    database: new Database(options.db),
  };
}

/**
 * Reads what a sandbox takes from the description.
 *
 * @throws Error that names what is missing.
 */
export function readFacts(contract: Contract): Facts {
  return {
    lifecycle: readLifecycle(contract.spec),
    operationIds: contract.operations.flatMap(({ iid }) => iid ?? []),
    statuses: statuses(contract),
    providers: providers(contract),
    freshOrders: freshOrders(contract),
  };
}
