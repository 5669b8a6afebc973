import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { MAX_BODY_BYTES, MAX_HEADER_BYTES } from "../limits.ts";
import { HttpError } from "./http-error.ts";
import type { HttpResponse, RawBody, RequestHandler } from "./messages.ts";

/**
 * Creates the HTTP server; it does not listen yet. Errors that Node would report in its own format are reported in the
 * API's format.
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
    // `handle` reports a missing Host, with a body.
    requireHostHeader: false,
  };
  const server = createServer(options, (request, response) => {
    handle(handler, request, response, server).catch(() => response.destroy());
  });
  // Node returns 417 without a body for an unknown Expect header. Ignoring it is allowed as well.
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
  respondToClientErrors(server, (message) => handler.errorResponse(new HttpError(400, message)));
  return server;
}

/** Rejects when the client disconnects during the request. */
async function handle(handler: RequestHandler, request: IncomingMessage, response: ServerResponse, server: Server) {
  const { method = "GET", url: target = "/", headers, httpVersion } = request;
  const body = await readBody(request, handler);
  if (headers.host === undefined && httpVersion === "1.1") {
    return send(handler.errorResponse(new HttpError(400, 'Header "Host" is required.')), response, server);
  }
  // Node makes a list of Set-Cookie only, which no request has.
  const reply = await handler.handle({ method, target, headers: headers as Record<string, string>, body });
  return send(reply, response, server);
}

const NO_BODY = new Uint8Array();

/**
 * Reads a body to its end, even one that is too large: a client that is cut off while sending never sees the response.
 * The request timeout limits how long that takes.
 */
async function readBody(request: IncomingMessage, handler: RequestHandler): Promise<RawBody> {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (length === undefined && encoding === undefined) return NO_BODY;
  const limit = handler.maxBodyBytes?.(request.url ?? "/") ?? MAX_BODY_BYTES;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size <= limit ? Buffer.concat(chunks) : "too large";
}

/** Sends a response the way its `delivery` says. Rejects when the client disconnects during the delay. */
async function send(reply: HttpResponse, response: ServerResponse, server: Server): Promise<void> {
  const { latency, loss } = reply.delivery ?? {};
  if (latency !== undefined) await delay(latency, response);
  // While the server closes, no connection is kept for another request.
  if (!server.listening) response.setHeader("connection", "close");
  if (loss === "drop") {
    response.destroy();
    return;
  }
  const content = contentOf(reply);
  if (content === undefined) {
    response.writeHead(reply.status, reply.headers).end();
    return;
  }
  response.writeHead(reply.status, { ...reply.headers, "content-length": Buffer.byteLength(content) });
  // For HEAD, Node sends the headers and drops the body.
  if (loss === undefined) response.end(content);
  else await sendHalf(Buffer.from(content), loss, response);
}

/** The body of a response as it is sent. Undefined when there is none. */
export function contentOf({ body, bytes }: HttpResponse): string | Uint8Array | undefined {
  return body === undefined ? bytes : JSON.stringify(body);
}

/** A stalled response ends when the client gives up or the server closes. */
async function sendHalf(bytes: Uint8Array, loss: "truncate" | "stall", response: ServerResponse): Promise<void> {
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  await new Promise((resolve) => response.write(half, resolve));
  if (loss === "truncate") response.destroy();
  else await once(response, "close");
}

async function delay(latency: number, response: ServerResponse): Promise<void> {
  const closed = new AbortController();
  const abort = () => closed.abort();
  response.once("close", abort);
  try {
    await wait(latency, undefined, { signal: closed.signal });
  } finally {
    response.off("close", abort);
  }
}

/**
 * Responds to what Node's parser rejects, which never becomes a request: unknown methods, raw bytes in the path, headers
 * that are too large, malformed chunks, bodies that arrive too slowly. Then it closes the connection.
 */
function respondToClientErrors(server: Server, errorResponse: (message: string) => HttpResponse): void {
  const latest = new WeakMap<Duplex, ServerResponse>();
  server.on("request", (request, response) => latest.set(request.socket, response));

  server.on("clientError", (error, socket) => {
    const finish = () => end(socket, errorResponse(`Malformed HTTP request: ${error.message}.`));
    const response = latest.get(socket);
    // An earlier request that arrived completely gets its response first.
    const isBetweenRequests = response?.req.complete && !response.writableFinished;
    if (isBetweenRequests) response.once("finish", finish);
    else finish();
  });

  server.on("connect", (_request, socket) => {
    end(socket, errorResponse("CONNECT is not supported: this server is not a proxy."));
  });
}

function end(socket: Duplex, response: HttpResponse): void {
  if (!socket.writable) socket.destroy();
  else socket.end(toText(response));
}

function toText({ status, headers, body }: HttpResponse): string {
  const text = JSON.stringify(body);
  const all = { ...headers, connection: "close", "content-length": Buffer.byteLength(text) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", text].join("\r\n");
}
