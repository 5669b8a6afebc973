/** What a fault is: how a server misbehaves, what a client does meanwhile, and which outcome is correct. */
import type { Dialect } from "./dialects.ts";
import type { Handler, ReceivedRequest, Script } from "./server.ts";

/** What a client may support. A fault that requires more does not apply to it. */
export type Feature = "retries" | "timeouts" | "signals" | "ids" | "lists" | "cursors" | "tokens";

export const allFeatures: Feature[] = ["retries", "timeouts", "signals", "ids", "lists", "cursors", "tokens"];

/** A client as the faults use it. */
export interface Client {
  /** The object that a program has, and may print. */
  self: unknown;
  retrieve(id: string, signal?: AbortSignal): Promise<unknown>;
  create(): Promise<unknown>;
  list?(signal?: AbortSignal): AsyncIterable<unknown>;
}

/** How the calls ended in the process of the client. */
export interface Outcome {
  /** What they resolved to, as JSON carries it. */
  value?: unknown;
  failure?: Failure;
}

/** An error that was thrown, or returned by a client that returns errors. */
export interface Failure {
  name: string;
  /** Everything that the error shows. */
  text: string;
}

export interface Setup {
  dialect: Dialect;
  url: string;
  /** The URL of another origin. */
  foreignUrl: string;
  /** The secret of the client. All tokens begin with it. */
  secret: string;
}

/** What a fault is evaluated by. Without an outcome, the client did not finish in time. */
export interface Observation extends Setup {
  outcome: Outcome | undefined;
  requests: ReceivedRequest[];
  tokenRequests: ReceivedRequest[];
  foreignRequests: ReceivedRequest[];
}

export interface Fault {
  name: string;
  requires?: Feature[];
  script(setup: Setup): Script;
  /** What the token endpoint does. Default: it issues tokens. */
  tokens?(setup: Setup): Handler[];
  /** How long the server refuses connections after the start, in milliseconds. */
  refusesForMs?: number;
  /** How long the process of the client may take, in milliseconds. */
  limitMs?: number;
  timeoutMs?: number;
  /** What the client does. Default: it retrieves an object. */
  act?(client: Client): Promise<unknown>;
  /** What went wrong, in a few words. Empty when the outcome is correct. */
  evaluate(observation: Observation): string;
}

/** Wraps an error that a client returns, with its response, where others throw. */
export class ReturnedError extends Error {
  override name = "ReturnedError";
  readonly result: unknown;
  /** The error in the result. */
  readonly error: unknown;

  constructor(result: unknown, error: unknown) {
    super("The client returned an error");
    this.result = result;
    this.error = error;
  }
}
