import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Front } from "../front.ts";
import { CLOSE_TIMEOUT_MS, REQUEST_TIMEOUT_MS } from "../limits.ts";
import { createHttpServer } from "./http-server.ts";

/** Where to listen. */
export interface ListenOptions {
  /** Default: 0, which is any free port. */
  port?: number;
  /** The address to listen on. Default: 127.0.0.1, which only this machine can reach. */
  host?: string;
  /** How many milliseconds a request may take to arrive. Default: 30,000. */
  requestTimeout?: number;
}

/** A mock that listens. */
export interface Listening {
  /** Where it listens, such as `http://127.0.0.1:4010`. */
  url: string;
  /** Stops listening and lets running requests finish, for at most {@link CLOSE_TIMEOUT_MS}. */
  close(): Promise<void>;
}

/**
 * Lets a mock listen.
 *
 * @throws Error when the port or the host cannot be listened on.
 */
export async function listen(front: Front, options: ListenOptions = {}): Promise<Listening> {
  const server = createHttpServer(front, options.requestTimeout ?? REQUEST_TIMEOUT_MS);
  await begin(server, options.port ?? 0, options.host ?? "127.0.0.1");
  return { url: urlOf(server.address() as AddressInfo), close: () => close(server) };
}

function begin(server: Server, port: number, host: string): Promise<void> {
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
