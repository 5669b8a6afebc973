/** The servers that the checks call. */
import { type ChildProcess, spawn } from "node:child_process";
import type { Server } from "node:http";
import { createInterface } from "node:readline";
import { freePort, listen } from "../loopback.ts";
import { file } from "./files.ts";

/** Starts the mock in its own process. */
export async function startMock(): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, [file("../../apps/mock/src/main.ts"), "--port", String(await freePort())], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\S+/.exec(line) ?? [];
    if (url) return { url, process: child };
  }
  throw new Error("The mock did not start");
}

/** Starts a server that misbehaves: `/silent` never responds, `/stalled` sends half a body, `/redirect` leads to the API. */
export function startFaults(api: string): Promise<Server> {
  return listen((request, response) => {
    const [, fault, ...path] = request.url?.split("/") ?? [];
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "*, Authorization");
    if (request.method === "OPTIONS") response.writeHead(204).end();
    else if (fault === "stalled") response.writeHead(200, { "content-type": "application/json" }).write('{"object":');
    else if (fault === "redirect") response.writeHead(302, { location: `${api}/${path.join("/")}` }).end();
  });
}
