import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CLOSE_TIMEOUT_MS, REQUEST_TIMEOUT_MS } from "../limits.ts";
import type { RequestHandler } from "./messages.ts";
import { createHttpServer } from "./server.ts";

/** Where and how to listen. */
export interface ListenOptions {
  /** Default: 0, which picks a free port. */
  port?: number;
  /** The address to bind to. Default: 127.0.0.1, loopback only. */
  host?: string;
  /** How long a request may take to arrive, in milliseconds. Default: 30,000. */
  requestTimeout?: number;
}

/** A server that is listening. */
export interface Listening {
  /** Its URL, such as `http://127.0.0.1:4010`. */
  url: string;
  /** Stops listening and lets running requests finish, for at most {@link CLOSE_TIMEOUT_MS}. */
  close(): Promise<void>;
}

/**
 * Starts an HTTP server.
 *
 * @throws Error when the port or the host cannot be bound.
 */
export async function listen(handler: RequestHandler, options: ListenOptions = {}): Promise<Listening> {
  const server = createHttpServer(handler, options.requestTimeout ?? REQUEST_TIMEOUT_MS);
  await bind(server, options.port ?? 0, options.host ?? "127.0.0.1");
  return { url: urlOf(server.address() as AddressInfo), close: () => close(server) };
}

function bind(server: Server, port: number, host: string): Promise<void> {
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

/** Closes idle connections at once. Node's own close keeps those on which no request has begun. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
  });
}
