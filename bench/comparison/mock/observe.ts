import type { Call } from "./calls.ts";
import { type Extent, load } from "./load.ts";
import type { Server } from "./server.ts";

/** Enough to keep a server busy all the time. */
export const CONNECTIONS = 8;

/** What a load took. */
export interface Observation {
  /** How many microseconds of processor time the server took for a call, user and system together. */
  cpu: number;
  /** How long each call took, in milliseconds. */
  times: number[];
}

/** Calls a server over and over, and observes what it takes. */
export async function observe(server: Server, next: () => Call, extent: Extent): Promise<Observation> {
  const before = await server.usage();
  const times = await load(server.url, next, extent);
  const after = await server.usage();
  return { cpu: (after.cpu - before.cpu) / times.length, times };
}
