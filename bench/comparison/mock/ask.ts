import { type IncomingHttpHeaders, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** One request, right or hostile. */
export interface Question {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  /** The body, in pieces that are sent one after the other with a pause in between. */
  pieces?: string[];
  /** Whether the connection's sending side is closed after the pieces, however many bytes were announced. */
  cutOff?: boolean;
}

/** What came back; "closed" when the connection ended without an answer. */
export type Answer = Reply | "hung" | "closed";

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** How long a whole answer may take, in milliseconds. */
export const PATIENCE_MS = 3_000;

/** In milliseconds. */
const PAUSE_MS = 200;

/** Asks over a connection of its own. */
export function ask(url: string, question: Question): Promise<Answer> {
  const { method = "GET", path, headers = {}, pieces = [], cutOff = false } = question;
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, method, path, headers, agent: false });
    const timer = setTimeout(() => finish("hung"), PATIENCE_MS);
    function finish(answer: Answer): void {
      clearTimeout(timer);
      resolve(answer);
      sent.destroy();
    }
    sent.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (piece) => {
        text += piece;
      });
      response.on("end", () => finish({ status: response.statusCode ?? 0, headers: response.headers, text }));
      response.on("error", () => finish("closed"));
    });
    sent.on("error", () => finish("closed"));
    send();

    async function send(): Promise<void> {
      for (const [index, piece] of pieces.entries()) {
        if (index > 0) await sleep(PAUSE_MS);
        await new Promise((written) => sent.write(piece, written));
      }
      if (cutOff) sent.socket?.end();
      else sent.end();
    }
  });
}
