/** A server on loopback that misbehaves as scripted, and records the requests. */
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { listen, urlOf } from "../../../loopback.ts";
import type { Dialect } from "./dialects.ts";

export interface ReceivedRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  /** When it was complete, in milliseconds since the epoch. */
  at: number;
  /** Whether the client closed the connection before the response was complete. */
  dropped: boolean;
}

export type Handler = (response: ServerResponse) => void;

/** The handlers of consecutive requests, of which the last one stays; or a function that selects the handler. */
export type Script = Handler[] | ((request: ReceivedRequest) => Handler);

/** So many requests are an infinite loop. */
export const INFINITE = 250;

export interface FaultServer {
  url: string;
  requests: ReceivedRequest[];
  tokenRequests: ReceivedRequest[];
  follow(script: Script, tokens?: Script): void;
  /** Refuses connections for some milliseconds. */
  pause(ms: number): Promise<void>;
  close(): void;
}

/** Starts a server. It calls `onInfinite` when a client does not stop. */
export async function faultServer(onInfinite = (): void => {}): Promise<FaultServer> {
  const requests: ReceivedRequest[] = [];
  const tokenRequests: ReceivedRequest[] = [];
  let scripts: Script[] = [];
  let isClosed = false;
  const server = await listen(async (incoming, response) => {
    const { method = "", url = "", headers } = incoming;
    const request = { method, url, headers, at: Number.NaN, dropped: false };
    response.on("close", () => {
      request.dropped = !response.writableFinished;
    });
    await incoming.resume().toArray();
    request.at = Date.now();
    const isToken = /token/.test(url);
    const log = isToken ? tokenRequests : requests;
    log.push(request);
    if (log.length >= INFINITE) onInfinite();
    else handlerFor(scripts[isToken ? 1 : 0] ?? [], request, log.length - 1)(response);
  });
  const url = urlOf(server);
  return {
    url,
    requests,
    tokenRequests,
    follow: (...given) => {
      scripts = given.filter((script) => script !== undefined);
    },
    pause: async (ms) => {
      await new Promise((resolve) => server.close(resolve));
      const reopen = () => void (isClosed || server.listen(Number(new URL(url).port), "127.0.0.1"));
      // Another process may have taken the port for a moment.
      server.on("error", () => setTimeout(reopen, 50));
      setTimeout(reopen, ms);
    },
    close: () => {
      isClosed = true;
      server.close();
      server.closeAllConnections();
    },
  };
}

function handlerFor(script: Script, request: ReceivedRequest, index: number): Handler {
  const handler = typeof script === "function" ? script(request) : (script[index] ?? script.at(-1));
  return handler ?? ((response) => response.writeHead(500).end());
}

type Headers = Record<string, string>;

export const REQUEST_ID = "request-4711";

/** Each API has its own header for the request ID. */
const ids = { "x-request-id": REQUEST_ID, "request-id": REQUEST_ID, "x-github-request-id": REQUEST_ID };

export function json(body: unknown, status = 200, headers: Headers = {}): Handler {
  return text(JSON.stringify(body), status, { "content-type": "application/json", ...headers });
}

export function text(body: string, status: number, headers: Headers): Handler {
  return (response) => {
    response.writeHead(status, { ...ids, ...headers }).end(body);
  };
}

/** Returns an object of the client's API. */
export function success(dialect: Dialect, id = "object_1"): Handler {
  return json(dialect.object(id));
}

/** Returns an error of the client's API. */
export function failure(dialect: Dialect, status: number, headers: Headers = {}): Handler {
  return json(dialect.error(status), status, headers);
}

export function page(dialect: Dialect, ids: string[], next: string | undefined, url: string): Handler {
  const { body, headers } = dialect.page(ids, next, url);
  return json(body, 200, headers);
}

/** Closes the connection after the request has arrived. */
export const reset: Handler = ({ socket }) => socket?.resetAndDestroy();

/** Sends the headers and the start of the body, and then nothing. */
export const stall: Handler = (response) => {
  response.writeHead(200, { ...ids, "content-type": "application/json" }).write('{"object":');
};

export function delayed(ms: number, then: Handler): Handler {
  return (response) => setTimeout(() => then(response), ms);
}

/** Issues a new token for each request. */
export function issueTokens(dialect: Dialect, secret: string): Handler {
  let count = 0;
  return (response) => json(dialect.token(`${secret}-${++count}`), 201)(response);
}
