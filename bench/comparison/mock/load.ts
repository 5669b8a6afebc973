/** Puts load on a server. */
import { Client, type Dispatcher } from "undici";
import type { MockRequest } from "./requests.ts";
import type { Server } from "./server.ts";

/** Enough to keep a server busy all the time. */
export const CONNECTIONS = 8;

/** A server that takes longer fails the measurement. */
const TIMEOUT_MS = 10_000;

/** How much load: it ends after a number of requests or milliseconds, whichever comes first. */
export interface LoadOptions {
  /** How many keep-alive connections there are. Each has one request in flight. */
  connections: number;
  requests?: number;
  ms?: number;
}

export interface LoadResult {
  /** The CPU time of the server per request, user and system, in microseconds. */
  cpu: number;
  /** The latency of each request, in milliseconds. */
  latencies: number[];
}

/** Sends requests, and measures the CPU time of the server and the latencies. */
export async function measureLoad(server: Server, next: () => MockRequest, options: LoadOptions): Promise<LoadResult> {
  const before = await server.usage();
  const latencies = await load(server.url, next, options);
  const after = await server.usage();
  return { cpu: (after.cpu - before.cpu) / latencies.length, latencies };
}

/**
 * Sends requests.
 *
 * @returns the latency of each request, in milliseconds.
 * @throws Error when a response has an unexpected status, or does not come.
 */
export async function load(url: string, next: () => MockRequest, options: LoadOptions): Promise<number[]> {
  const { connections, requests = Number.POSITIVE_INFINITY, ms = Number.POSITIVE_INFINITY } = options;
  const end = performance.now() + ms;
  const latencies: number[] = [];
  let left = requests;
  async function connection(): Promise<void> {
    const client = new Client(url, { headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS });
    try {
      for (let start = performance.now(); left-- > 0 && start < end; start = performance.now()) {
        await send(client, next());
        latencies.push(performance.now() - start);
      }
    } finally {
      // When one connection ends, even with an error, all of them end.
      left = 0;
      await client.destroy();
    }
  }
  await Promise.all(Array.from({ length: connections }, connection));
  return latencies;
}

/** Uses undici's lowest level: the layers above it take more CPU time than some of the servers. */
function send(client: Dispatcher, { expected = [200], ...request }: MockRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    let status = 0;
    client.dispatch(request, {
      onRequestStart() {},
      onResponseStart(_controller, statusCode) {
        status = statusCode;
      },
      onResponseData() {},
      onResponseEnd() {
        if (expected.includes(status)) resolve();
        else reject(new Error(`${request.method} ${request.path} returned ${status}`));
      },
      onResponseError(_controller, error) {
        reject(error);
      },
    });
  });
}
