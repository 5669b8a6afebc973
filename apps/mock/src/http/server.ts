import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { CLOSE_TIMEOUT_MS, MAX_BODY_BYTES, MAX_HEADER_BYTES, REQUEST_TIMEOUT_MS } from "../limits.ts";
import { deliver } from "./deliver.ts";
import { HttpError } from "./http-error.ts";
import type { HttpResponse, RawBody } from "./messages.ts";
import type { RequestHandler } from "./pipeline.ts";

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
export async function listen(handler: RequestHandler, options: ListenOptions = {}): Promise<Listening> {
  const server = createHttpServer(handler, options.requestTimeout ?? REQUEST_TIMEOUT_MS);
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

/**
 * Creates the HTTP server around the mock; it does not listen yet. Whatever Node would answer in its own way is
 * answered in the API's.
 *
 * @param requestTimeout in milliseconds.
 */
export function createHttpServer(handler: RequestHandler, requestTimeout: number): Server {
  const options = {
    requestTimeout,
    headersTimeout: requestTimeout,
    // How often Node looks for requests that are late.
    connectionsCheckingInterval: requestTimeout / 10,
    maxHeaderSize: MAX_HEADER_BYTES,
    // A missing Host is refused in `answer`, with a body.
    requireHostHeader: false,
  };
  const server = createServer(options, (request, response) => {
    respond(handler, request, response, server).catch(() => response.destroy());
  });
  // Node answers 417, without a body, to an Expect header that it does not know. It may be ignored as well.
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
  respondToClientErrors(server, (message) => handler.errorResponse(new HttpError(400, message)));
  return server;
}

/** Rejects when the caller goes away in the middle of the request. */
async function respond(handler: RequestHandler, request: IncomingMessage, response: ServerResponse, server: Server) {
  const reply = await answer(handler, request);
  await deliver(reply, response, server);
}

async function answer(handler: RequestHandler, request: IncomingMessage): Promise<HttpResponse> {
  const { method = "GET", url: target = "/", headers, httpVersion } = request;
  const body = await readBytes(request, handler.maxBodyBytes?.(target) ?? MAX_BODY_BYTES);
  if (headers.host === undefined && httpVersion === "1.1") {
    return handler.errorResponse(new HttpError(400, 'Header "Host" is required.'));
  }
  // Node makes a list of Set-Cookie only, which no request has.
  return handler.handle({ method, target, headers: headers as Record<string, string>, body });
}

const NOTHING = new Uint8Array();

/**
 * Reads a body to its end, even one that is too large: a caller who is cut off while sending never sees the answer.
 * The request timeout bounds how long that takes.
 */
async function readBytes(request: IncomingMessage, limit: number): Promise<RawBody> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (length === undefined && encoding === undefined) return NOTHING;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size <= limit ? Buffer.concat(chunks) : "too large";
}

/**
 * Answers what Node's parser refuses, which never becomes a request: unknown methods, raw bytes in the path, headers
 * that are too large, broken chunks, bodies that come too slowly. Then the connection is closed.
 */
export function respondToClientErrors(server: Server, refuse: (message: string) => HttpResponse): void {
  const latest = new WeakMap<Duplex, ServerResponse>();
  server.on("request", (request, response) => latest.set(request.socket, response));

  server.on("clientError", (error, socket) => {
    const finish = () => end(socket, refuse(`This is no request that can be read: ${error.message}.`));
    const response = latest.get(socket);
    // An earlier request that came whole still gets its own answer first.
    const isBetweenRequests = response?.req.complete && !response.writableFinished;
    if (isBetweenRequests) response.once("finish", finish);
    else finish();
  });

  server.on("connect", (_request, socket) => {
    end(socket, refuse("CONNECT is for proxies, and this server is none."));
  });
}

function end(socket: Duplex, reply: HttpResponse): void {
  if (!socket.writable) socket.destroy();
  else socket.end(rawResponse(reply));
}

function rawResponse({ status, headers, body }: HttpResponse): string {
  const text = JSON.stringify(body);
  const all = { ...headers, connection: "close", "content-length": Buffer.byteLength(text) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", text].join("\r\n");
}
