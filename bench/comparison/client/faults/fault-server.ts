/** A server on loopback that misbehaves as it is told, and writes down what it was asked. */
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it arrived. */
export interface Received {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  /** When it was complete, in milliseconds since the epoch. */
  at: number;
  /** Whether its connection went before the answer was complete. */
  dropped: boolean;
}

export type Behaviour = (response: ServerResponse) => void;

/** What the server does with requests one after the other; the last behaviour stays. Or chosen by the request. */
export type Script = Behaviour[] | ((request: Received) => Behaviour);

/** Whoever asks so often has no end in sight. */
export const ENDLESS = 250;

export interface FaultServer {
  url: string;
  requests: Received[];
  tokenRequests: Received[];
  follow(script: Script, tokens?: Script): void;
  /** Refuses connections for so many milliseconds. */
  pause(ms: number): Promise<void>;
  close(): void;
}

/** Starts a server. `onEndless` is called when there is no end in sight. */
export async function faultServer(onEndless = (): void => {}): Promise<FaultServer> {
  const requests: Received[] = [];
  const tokenRequests: Received[] = [];
  let scripts: Script[] = [];
  let isClosed = false;
  const server = createServer(async (incoming, response) => {
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
    if (log.length >= ENDLESS) onEndless();
    else chosen(scripts[isToken ? 1 : 0] ?? [], request, log.length - 1)(response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    tokenRequests,
    follow: (...given) => {
      scripts = given.filter((script) => script !== undefined);
    },
    pause: async (ms) => {
      await new Promise((resolve) => server.close(resolve));
      const listen = () => void (isClosed || server.listen(port, "127.0.0.1"));
      // Somebody else may have got the port for a moment.
      server.on("error", () => setTimeout(listen, 50));
      setTimeout(listen, ms);
    },
    close: () => {
      isClosed = true;
      server.close();
      server.closeAllConnections();
    },
  };
}

function chosen(script: Script, request: Received, index: number): Behaviour {
  const behaviour = typeof script === "function" ? script(request) : (script[index] ?? script.at(-1));
  return behaviour ?? ((response) => response.writeHead(500).end());
}
