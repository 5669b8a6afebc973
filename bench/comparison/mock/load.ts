import { Client, type Dispatcher } from "undici";
import type { Call } from "./calls.ts";

/** How much is called; whatever comes first ends it. */
export interface Extent {
  /** Connections that are kept; each has one call under way. */
  connections: number;
  calls?: number;
  ms?: number;
}

/** A server that takes longer than this is given up, in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * Calls a server over and over.
 *
 * @returns how long each call took, in milliseconds.
 * @throws Error when an answer has another status than the call wants, or does not come.
 */
export async function load(url: string, next: () => Call, extent: Extent): Promise<number[]> {
  const { connections, calls = Number.POSITIVE_INFINITY, ms = Number.POSITIVE_INFINITY } = extent;
  const end = performance.now() + ms;
  const times: number[] = [];
  let left = calls;
  async function connection(): Promise<void> {
    const client = new Client(url, { headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS });
    try {
      for (let start = performance.now(); left-- > 0 && start < end; start = performance.now()) {
        await send(client, next());
        times.push(performance.now() - start);
      }
    } finally {
      // Where one ends, be it with an error, all do.
      left = 0;
      await client.destroy();
    }
  }
  await Promise.all(Array.from({ length: connections }, connection));
  return times;
}

/** undici's innermost call: what wraps it would cost more than some of the servers. */
function send(client: Dispatcher, { fine = [200], ...call }: Call): Promise<void> {
  return new Promise((resolve, reject) => {
    let status = 0;
    client.dispatch(call, {
      onRequestStart() {},
      onResponseStart(_controller, statusCode) {
        status = statusCode;
      },
      onResponseData() {},
      onResponseEnd() {
        if (fine.includes(status)) resolve();
        else reject(new Error(`${call.method} ${call.path} was answered ${status}`));
      },
      onResponseError(_controller, error) {
        reject(error);
      },
    });
  });
}
