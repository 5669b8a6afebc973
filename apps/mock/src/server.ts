import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { bundlePath, type Description, readDescription } from "./description.ts";
import { createFront } from "./front.ts";
import { createHttpServer } from "./http-server.ts";
import { CLOSE_TIMEOUT_MS, REQUEST_TIMEOUT_MS } from "./limits.ts";

/** What {@link startMock} takes. */
export interface MockOptions {
  /** Default: 0, which is any free port. */
  port?: number;
  /** The address to listen on. Default: 127.0.0.1, which only this machine can reach. */
  host?: string;
  /** The bundled description to serve. Default: the one that this repo builds. */
  description?: Description;
  /** How many milliseconds a request may take to arrive. Default: {@link REQUEST_TIMEOUT_MS}. */
  requestTimeout?: number;
}

/** A mock that listens. */
export interface Mock {
  /** Where it listens, such as `http://127.0.0.1:4010`. */
  url: string;
  /** Serves another description from now on. Rejects, and goes on with the present one, when it cannot be served. */
  load(description: Description): Promise<void>;
  /** Stops listening and lets running requests finish, for at most {@link CLOSE_TIMEOUT_MS}. */
  close(): Promise<void>;
}

/**
 * Starts a mock of the API.
 *
 * @throws Error when the description cannot be served, or when the port or the host cannot be listened on.
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  let front = await createFront(options.description ?? (await readDescription(bundlePath())));
  const server = createHttpServer(() => front, options.requestTimeout ?? REQUEST_TIMEOUT_MS);
  await listen(server, options.port ?? 0, options.host ?? "127.0.0.1");
  return {
    url: urlOf(server.address() as AddressInfo),
    async load(description) {
      front = await createFront(description);
    },
    close: () => close(server),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}

/** Idle connections end at once; Node's own close leaves alone those on which no request has begun. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
  });
}
