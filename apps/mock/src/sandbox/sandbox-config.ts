import type { MeterOrder, MeterOrderStatus } from "@meter-orders/client";
import type { Contract } from "../validation/operation.ts";
import { type ClockState, type Pace, readPace, startingNow } from "./clock.ts";
import { Database } from "./database.ts";
import type { Fault } from "./fault.ts";
import { checkedFault } from "./faults.ts";
import { readTimestamp } from "./timestamp.ts";
import type { Lifecycle } from "./transitions.ts";
import { DEFAULT_VERSION } from "./versions/index.ts";

/** The options of a sandbox. */
export interface SandboxOptions {
  /** Determines everything that is generated or random. The same seed gives the same results. Default: 1. */
  seed?: number;
  /** The pace of the clock. Default: `real`. */
  clock?: Pace;
  /** The initial time of the clock. Default: the actual time. */
  now?: Date | string | number;
  /** Which access tokens are valid: `any` that has not expired, or, with `strict`, only those issued here. Default: `any`. */
  auth?: "any" | "strict";
  /** A file that keeps orders and clocks. Default: they are kept in memory. */
  db?: string;
  /** Whether all tokens share one sandbox. Default: true in the library, false in the command. */
  shared?: boolean;
  /** Faults that every sandbox starts with, such as `status=429 times=2`. Default: none. */
  faults?: readonly (Fault | string)[];
}

/** What sandboxes read from the spec. */
export interface SpecConfig {
  lifecycle: Lifecycle;
  initialStatus: MeterOrderStatus;
  operationIds: readonly string[];
  statuses: readonly MeterOrderStatus[];
  providers: readonly MeterOrder["provider"][];
  /** The orders of a new sandbox, oldest first: the examples of `retrieveMeterOrder`. */
  initialOrders: readonly MeterOrder[];
  /** The further properties of an order, each with an example. */
  details: Record<string, unknown>;
}

/** What all sandboxes of a mock have in common. */
export interface SandboxConfig extends SpecConfig {
  database: Database;
  /** The seed of everything that is generated or random. */
  seed: string;
  initialFaults: readonly Fault[];
  initialClock(): ClockState;
}

/**
 * Creates the config from the spec and the options.
 *
 * @throws Error when an option is invalid, the file cannot be used, or the spec lacks what a sandbox needs.
 */
export function createSandboxConfig(contract: Contract, options: SandboxOptions): SandboxConfig {
  const pace = readPace(options.clock ?? "real");
  const shown = options.now === undefined ? undefined : readTimestamp(options.now);
  const specConfig = readSpecConfig(contract);
  return {
    ...specConfig,
    seed: String(options.seed ?? 1),
    initialFaults: (options.faults ?? []).map((fault) => checkedFault(fault, specConfig.operationIds)),
    initialClock: () => startingNow(pace, shown),
    database: new Database(options.db),
  };
}

/**
 * Reads what sandboxes need from the spec.
 *
 * @throws Error that names what is missing.
 */
export function readSpecConfig(contract: Contract): SpecConfig {
  const initialOrders = examplesOf(contract, "retrieveMeterOrder") as unknown as MeterOrder[];
  return {
    lifecycle: DEFAULT_VERSION.readLifecycle(contract.spec),
    initialStatus: DEFAULT_VERSION.initialStatus,
    operationIds: contract.operations.flatMap(({ iid }) => iid ?? []),
    statuses: enumOf<MeterOrderStatus>(contract, "MeterOrderStatus"),
    providers: enumOf<MeterOrder["provider"]>(contract, "MeterOrderProvider"),
    initialOrders: initialOrders.toSorted((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at)),
    details: readDetails(contract),
  };
}

/** Every property of a meter order that a document has no place of its own for, with a value from the examples. */
function readDetails(contract: Contract): Record<string, unknown> {
  const { properties = {} } = (successOf(contract, "createMeterOrder")?.schema ?? {}) as Schema;
  const examples = ["createMeterOrder", "retrieveMeterOrder"].flatMap((name) => examplesOf(contract, name));
  const names = Object.keys(properties).filter((name) => !DEFAULT_VERSION.ownProperties.includes(name));
  return Object.fromEntries(
    names.map((name) => {
      const example = examples.find((order) => name in order);
      return [name, example ? example[name] : exampleOf(properties[name])];
    }),
  );
}

interface Schema {
  properties?: Record<string, Schema>;
  examples?: unknown[];
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
}

/** A value from the examples of a schema or of its properties. */
function exampleOf({ properties, examples, enum: values, ...schema }: Schema = {}): unknown {
  const [value] = [examples?.[0], schema.default, schema.const, values?.[0]].filter((value) => value !== undefined);
  if (value !== undefined || !properties) return value;
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, exampleOf(property)]));
}

function examplesOf(contract: Contract, operationId: string): Record<string, unknown>[] {
  const examples = successOf(contract, operationId)?.examples ?? [];
  return examples.flatMap((example) => ("value" in example ? [example.value as Record<string, unknown>] : []));
}

function successOf({ operations }: Contract, operationId: string) {
  const operation = operations.find(({ iid }) => iid === operationId);
  return operation?.responses.find(({ code }) => code === "200")?.contents?.[0];
}

function enumOf<Value>({ spec }: Contract, name: string): Value[] {
  const schema = spec.components?.schemas?.[name] as { enum?: Value[] } | undefined;
  if (schema?.enum?.length) return schema.enum;
  throw new Error(`The schema ${name} has no enum, which the sandbox needs.`);
}
