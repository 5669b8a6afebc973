import { once } from "node:events";
import type { Server, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { HttpResponse } from "./messages.ts";

/** Sends an answer, or as much of it as its delivery says. Rejects when the caller goes away while it waits. */
export async function deliver(reply: HttpResponse, response: ServerResponse, server: Server): Promise<void> {
  const { latency, loss } = reply.delivery ?? {};
  if (latency !== undefined) await waitFor(latency, response);
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
  // To HEAD, Node sends the headers and drops the body.
  if (loss === undefined) response.end(content);
  else await sendHalf(Buffer.from(content), loss, response);
}

/** What the body of an answer is on the wire; undefined when it has none. Node sends text with the headers, in one go. */
export function contentOf({ body, bytes }: HttpResponse): string | Uint8Array | undefined {
  return body === undefined ? bytes : JSON.stringify(body);
}

/** A stalled answer ends when the caller gives up, or the server closes. */
async function sendHalf(bytes: Uint8Array, loss: "truncate" | "stall", response: ServerResponse): Promise<void> {
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  await new Promise((resolve) => response.write(half, resolve));
  if (loss === "truncate") response.destroy();
  else await once(response, "close");
}

async function waitFor(latency: number, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  const abort = () => gone.abort();
  response.once("close", abort);
  try {
    await wait(latency, undefined, { signal: gone.signal });
  } finally {
    response.off("close", abort);
  }
}
