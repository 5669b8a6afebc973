/** All clients that are compared, in the order of the tables. */
import { isInstalled } from "../../run.ts";
import { isOurs, NOT_INSTALLED, type Row, type Samples } from "../../table.ts";
import { ORDER } from "../stub-api.ts";
import { heyApi, openapiFetch, orval, redocly } from "./generated.ts";
import { axios, bareFetch, ky } from "./http.ts";
import { ours } from "./ours.ts";
import type { Caller, Peer } from "./peer.ts";
import { anthropic, octokit, openai, stripe } from "./sdks.ts";

export const peers = [ours, openapiFetch, heyApi, redocly, orval, stripe, openai, anthropic, octokit, ky, axios];

/** A client that npm does not have. The tables show that it is missing. */
export const UNPUBLISHED = "nomos-sdk-cli";

/** The row that all other calls are measured against. */
export const BARE_FETCH = "bare fetch";

/** All calls whose CPU time is measured, by row name. */
export function callers(): Record<string, Caller> {
  return {
    [BARE_FETCH]: bareFetch,
    ...entriesOf((peer) => peer.callers ?? { [peer.name]: (baseUrl) => callerOf(peer, baseUrl) }),
  };
}

async function callerOf({ makeClient }: Peer, baseUrl: string): Promise<() => Promise<unknown>> {
  // Only the stub has a URL without a port.
  const { retrieve } = await makeClient({ baseUrl, secret: "demo", usesFetch: !new URL(baseUrl).port });
  return () => retrieve(ORDER.id);
}

/** What the installed peers have of one kind, by row name. */
export function entriesOf<Value>(select: (peer: Peer) => Record<string, Value> | undefined): Record<string, Value> {
  return Object.assign({}, ...peers.filter((peer) => isInstalled(peer.package)).map(select));
}

/** The rows of a table, from their cells. A peer that is not installed is a row without results. */
export function rowsFor(cells: Record<string, Samples[]>, columns: number, reasons: Record<string, string>): Row[] {
  const missing = peers.filter((peer) => !isInstalled(peer.package)).map(({ name }) => name);
  const gaps = [...missing, UNPUBLISHED].map((name) => [name, undefined] as const);
  return [...Object.entries(cells), ...gaps].map(([name, measured]) => ({
    name,
    ours: isOurs(name),
    cells: measured ?? Array(columns).fill(undefined),
    gap: measured ? undefined : NOT_INSTALLED,
    reason: reasons[name],
  }));
}
