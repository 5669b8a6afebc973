import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Reply } from "../answer.ts";
import type { Front } from "../front.ts";
import { MAX_BODY_BYTES, MAX_HEADER_BYTES } from "../limits.ts";
import { Refusal } from "../refusal.ts";
import type { RawBody } from "../request/body.ts";
import { deliver } from "./deliver.ts";
import { answerUnreadable } from "./unreadable.ts";

/**
 * Creates the HTTP server around the mock; it does not listen yet. Whatever Node would answer in its own way is
 * answered in the API's.
 *
 * @param requestTimeout in milliseconds.
 */
export function createHttpServer(front: Front, requestTimeout: number): Server {
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
    respond(front, request, response, server).catch(() => response.destroy());
  });
  // Node answers 417, without a body, to an Expect header that it does not know. It may be ignored as well.
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
  answerUnreadable(server, (message) => front.refuse(new Refusal(400, message)));
  return server;
}

/** Rejects when the caller goes away in the middle of the request. */
async function respond(front: Front, request: IncomingMessage, response: ServerResponse, server: Server) {
  const reply = await answer(front, request);
  await deliver(reply, response, server);
}

async function answer(front: Front, request: IncomingMessage): Promise<Reply> {
  const { method = "GET", url: target = "/", headers, httpVersion } = request;
  const body = await readBytes(request, front.maxBodyBytes?.(target) ?? MAX_BODY_BYTES);
  if (headers.host === undefined && httpVersion === "1.1") {
    return front.refuse(new Refusal(400, 'Header "Host" is required.'));
  }
  // Node makes a list of Set-Cookie only, which no request has.
  return front.answer({ method, target, headers: headers as Record<string, string>, body });
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
