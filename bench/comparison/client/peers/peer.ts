import type { Dialect } from "../faults/dialects.ts";
import type { Client, Feature } from "../faults/fault.ts";

export interface ClientSettings {
  baseUrl: string;
  /** The access token, or the client secret. */
  secret: string;
  /** The timeout per attempt, for clients that have one. Undefined: the client has its defaults, and no throttle. */
  timeoutMs?: number | undefined;
  /** Whether the client fetches its tokens, if it can. */
  fetchesTokens?: boolean;
  /** Whether requests have to go through the global `fetch`. */
  usesFetch?: boolean;
}

/** A client that is ready to retrieve one object again and again. */
export type Caller = (baseUrl: string) => Promise<() => Promise<unknown>>;

/**
 * All that the comparison knows of one client. Its package is imported only by the functions that use it, so that each of
 * them can run alone in a process.
 */
export interface Peer {
  /** Its name in tables. */
  name: string;
  /** The npm package that has to be installed. */
  package: string;
  /** How the fault matrix configures it, in Markdown. */
  setup: string;
  /** What it can do. A fault that requires more does not apply to it. */
  features: Feature[];
  /** The API that it calls in the fault matrix. */
  dialect: Dialect;
  makeClient(settings: ClientSettings): Promise<Client>;
  /** What a program imports. */
  module: string;
  /** Programs to bundle, by row name. */
  bundles: Record<string, string>;
  /** Programs to type-check, by row name: they retrieve, list, and create. */
  programs?: Record<string, string>;
  /** The calls whose CPU time is measured, by row name. Default: `retrieve` of a client with its defaults. */
  callers?: Record<string, Caller>;
}
