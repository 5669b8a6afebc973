import { type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Reply } from "../answer.ts";

/**
 * Answers what Node's parser refuses, which never becomes a request: unknown methods, raw bytes in the path, headers
 * that are too large, broken chunks, bodies that come too slowly. Then the connection is closed.
 */
export function answerUnreadable(server: Server, refuse: (message: string) => Reply): void {
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

function end(socket: Duplex, reply: Reply): void {
  if (!socket.writable) socket.destroy();
  else socket.end(rawResponse(reply));
}

function rawResponse({ status, headers, body }: Reply): string {
  const text = JSON.stringify(body);
  const all = { ...headers, connection: "close", "content-length": Buffer.byteLength(text) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", text].join("\r\n");
}
