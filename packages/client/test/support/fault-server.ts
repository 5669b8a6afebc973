/** A real HTTP server on loopback that misbehaves as told and records its requests. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request as it arrived. */
export interface Received {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** When it was complete, in milliseconds of `performance.now()`. */
  at: number;
  /** Resolves when the connection is closed before the response is complete. */
  dropped: Promise<void>;
}

/** What the server does with one request. */
export type Behavior = (response: ServerResponse, request: Received) => void;

/** What the server does with one request after the other; the last behavior repeats. Or a choice by request. */
export type Script = Behavior[] | ((request: Received) => Behavior);

export interface FaultServer {
  url: string;
  port: number;
  /** The requests, without token requests. */
  requests: Received[];
  /** The token requests. */
  tokenRequests: Received[];
  close(): Promise<void>;
}

/** Issues `token-1`, `token-2`, and so on, each valid for an hour. */
export function issueTokens(expires_in = 3600): Behavior {
  let count = 0;
  return (response) => {
    const token = { access_token: `token-${++count}`, token_type: "Bearer", expires_in };
    response.setHeader("content-type", "application/json").end(JSON.stringify(token));
  };
}

/** How a server responds to token requests, and its port. */
export interface ServerOptions {
  tokens?: Script;
  port?: number;
}

/** Starts a server that lives as long as the test. */
export async function faultServer(script: Script, options: ServerOptions = {}): Promise<FaultServer> {
  const { tokens = [issueTokens()], port = 0 } = options;
  const requests: Received[] = [];
  const tokenRequests: Received[] = [];
  const server = createServer(async (incoming, response) => {
    const { method = "", url = "", headers } = incoming;
    let body = "";
    for await (const chunk of incoming) body += chunk;
    const dropped = new Promise<void>((resolve) => {
      response.on("close", () => response.writableFinished || resolve());
    });
    const isToken = url === "/oauth/token";
    const log = isToken ? tokenRequests : requests;
    const request = { method, url, headers, body, at: performance.now(), dropped };
    log.push(request);
    behavior(isToken ? tokens : script, log.length - 1, request)(response, request);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(close);
  const address = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${address.port}`, port: address.port, requests, tokenRequests, close };
}

function behavior(script: Script, index: number, request: Received): Behavior {
  const chosen = typeof script === "function" ? script(request) : (script[index] ?? script.at(-1));
  if (!chosen) throw new Error("The script is empty");
  return chosen;
}

/** A port on which no server listens. */
export async function refusedPort(): Promise<number> {
  const { port, close } = await faultServer([]);
  await close();
  return port;
}
