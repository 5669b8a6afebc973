/** The servers that the exercise calls. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Starts the mock in a process of its own. */
export async function startMock(): Promise<{ url: string; process: ChildProcess }> {
  const main = fileURLToPath(new URL("../../apps/mock/src/main.ts", import.meta.url));
  const child = spawn(process.execPath, [main, "--port", String(await freePort())], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\S+/.exec(line) ?? [];
    if (url) return { url, process: child };
  }
  throw new Error("The mock did not start");
}

/** Starts a server that answers wrongly: `/silent` never, `/stalled` with half a body, `/redirect` with the mock's. */
export function startFaults(api: string): Promise<Server> {
  return serve((request, response) => {
    const [, fault, ...path] = request.url?.split("/") ?? [];
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "*, Authorization");
    if (request.method === "OPTIONS") response.writeHead(204).end();
    else if (fault === "stalled") response.writeHead(200, { "content-type": "application/json" }).write('{"object":');
    else if (fault === "redirect") response.writeHead(302, { location: `${api}/${path.join("/")}` }).end();
  });
}

/** Listens on any free port of this machine. */
export async function serve(listener: RequestListener): Promise<Server> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/** Where a server listens. */
export function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A port on which nothing listens, a moment ago at least. */
export async function freePort(): Promise<number> {
  const server = await serve(() => {});
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
