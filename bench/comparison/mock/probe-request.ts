/** Sends single requests, valid or hostile. */
import { type IncomingHttpHeaders, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export interface ProbeRequest {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  /** The body, in chunks that are sent with pauses in between. */
  chunks?: string[];
  /** Whether the sending side of the connection is closed after the chunks, regardless of the content length. */
  cutOff?: boolean;
}

export interface HttpResponse {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** "closed" means that the connection ended without a response. */
export type ProbeResponse = HttpResponse | "hung" | "closed";

export const TIMEOUT_MS = 3_000;
const PAUSE_MS = 200;

/** Sends a request on its own connection. */
export function send(url: string, probe: ProbeRequest): Promise<ProbeResponse> {
  const { method = "GET", path, headers = {}, chunks = [], cutOff = false } = probe;
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, method, path, headers, agent: false });
    const timer = setTimeout(() => finish("hung"), TIMEOUT_MS);
    function finish(response: ProbeResponse): void {
      clearTimeout(timer);
      resolve(response);
      sent.destroy();
    }
    sent.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => finish({ status: response.statusCode ?? 0, headers: response.headers, text }));
      response.on("error", () => finish("closed"));
    });
    sent.on("error", () => finish("closed"));
    writeBody();

    async function writeBody(): Promise<void> {
      for (const [index, chunk] of chunks.entries()) {
        if (index > 0) await sleep(PAUSE_MS);
        await new Promise((written) => sent.write(chunk, written));
      }
      if (cutOff) sent.socket?.end();
      else sent.end();
    }
  });
}
