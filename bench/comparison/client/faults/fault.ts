/** What a fault is: how a server misbehaves, what a client is asked to do meanwhile, and who did it right. */
import type { Dialect } from "./dialects.ts";
import type { Behaviour, Received, Script } from "./fault-server.ts";

/** What a client may be able to do. A fault that needs what a client does not have says "cannot" of it. */
export type Feature = "retries" | "timeouts" | "signals" | "ids" | "lists" | "cursors" | "tokens";

/** A client as the faults use it. */
export interface Client {
  /** What a program holds in its hand, and may print. */
  self: unknown;
  retrieve(id: string, signal?: AbortSignal): Promise<unknown>;
  create(): Promise<unknown>;
  list?(signal?: AbortSignal): AsyncIterable<unknown>;
}

/** What a client is made with. */
export interface Settings {
  baseUrl: string;
  /** The token, or whatever tokens are fetched with. */
  secret: string;
  /** For the clients that have a time limit for an attempt. */
  timeoutMs: number;
  /** Whether it is to fetch its tokens itself, where it can do either. */
  fetchesTokens: boolean;
}

export type MakeClient = (settings: Settings) => Client | Promise<Client>;

/** How it ended in the client's process. */
export interface Outcome {
  /** What the call resolved to, as JSON carries it. */
  value?: unknown;
  failure?: Failure;
  /** How long it took, in milliseconds. */
  ms: number;
}

/** What was thrown, or returned as an error by a client that returns them. */
export interface Failure {
  name: string;
  /** All that it shows of itself. */
  text: string;
}

/** Where it happens. */
export interface Scene {
  dialect: Dialect;
  url: string;
  /** The URL of another origin. */
  foreignUrl: string;
  /** What the client is given as its token or fetches tokens with; tokens begin with it. */
  secret: string;
}

/** What there is to judge by. No outcome means that there was none in time. */
export interface Seen extends Scene {
  outcome: Outcome | undefined;
  requests: Received[];
  tokenRequests: Received[];
  foreignRequests: Received[];
}

export const RIGHT = "right";

export interface Fault {
  name: string;
  needs?: Feature[];
  script(scene: Scene): Script;
  tokens?(scene: Scene): Behaviour[];
  /** For how long after the start of the call the server refuses connections, in milliseconds. */
  refusesForMs?: number;
  /** How long the client's process may take, in milliseconds. */
  limitMs?: number;
  timeoutMs?: number;
  /** What the client does; it retrieves an object by default. */
  act?(client: Client): Promise<unknown>;
  /** `RIGHT`, or in few words what went wrong. */
  judge(seen: Seen): string;
}
