import { MAX_BODY_BYTES } from "../limits.ts";
import type { HttpResponse, RequestHandler } from "./messages.ts";
import { contentOf } from "./server.ts";

/**
 * Creates an in-process `fetch` that sends every request to the mock, whatever the host of the URL.
 *
 * @param closed aborted when the mock is closed. Every request rejects from then on.
 */
export function createFetch(
  handler: Pick<RequestHandler, "handle" | "maxBodyBytes">,
  closed: AbortSignal,
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const signal = AbortSignal.any([request.signal, closed]);
    signal.throwIfAborted();
    const bytes = new Uint8Array(await request.arrayBuffer());
    signal.throwIfAborted();
    const { pathname, search, host } = new URL(request.url);
    const target = pathname + search;
    const body = bytes.length <= (handler.maxBodyBytes?.(target) ?? MAX_BODY_BYTES) ? bytes : "too large";
    const headers = { ...Object.fromEntries(request.headers), host };
    const reply = await handler.handle({ method: request.method, target, headers, body });
    return deliver(reply, request, signal);
  };
}

async function deliver(reply: HttpResponse, request: Request, signal: AbortSignal): Promise<Response> {
  const { latency, loss } = reply.delivery ?? {};
  signal.throwIfAborted();
  if (latency !== undefined) await wait(latency, signal);
  if (loss === "drop") throw new TypeError("fetch failed", { cause: new Error("The mock dropped the connection.") });
  const { status, headers } = reply;
  const content = request.method === "HEAD" ? undefined : contentOf(reply);
  const sent = content !== undefined && loss ? half(Buffer.from(content), loss, signal) : content;
  const response = new Response((sent as string | undefined) ?? null, { status, headers });
  Object.defineProperty(response, "url", { value: request.url });
  return response;
}

/** Half of the body, then an error, or nothing until the client gives up. */
function half(bytes: Uint8Array, loss: "truncate" | "stall", signal: AbortSignal): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2)));
      signal.addEventListener("abort", () => controller.error(signal.reason), { once: true });
    },
    // Called once the half has been read. An earlier error would discard it.
    pull(controller) {
      if (loss === "truncate") controller.error(new TypeError("terminated"));
    },
  });
}

/** Waits, or rejects as soon as the request is aborted. */
function wait(latency: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, latency);
    signal.addEventListener("abort", fail, { once: true });
    function done() {
      signal.removeEventListener("abort", fail);
      resolve();
    }
    function fail() {
      clearTimeout(timer);
      reject(signal.reason);
    }
  });
}
