/** Starts a server in its own process, and measures what that process uses. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../loopback.ts";
import { retrieve } from "./requests.ts";
import { env, type ServerName, servers } from "./servers.ts";

/** What a process has used: CPU time in microseconds since its start, and memory in bytes now. */
export interface Usage {
  cpu: number;
  resident: number;
  /** The part of the resident memory in which V8 creates objects. */
  nursery: number;
  /** The JavaScript heap, and the memory outside of it that its objects use. */
  heap: number;
}

type UsageRequest = "usage" | "usage after collection";

/** A running server. */
export interface Server {
  url: string;
  /** From the start of the process to the first 200, in milliseconds. */
  startMs: number;
  usage(request?: UsageRequest): Promise<Usage>;
  hasEnded(): boolean;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 20_000;
/** How long to wait before the next attempt to reach a server that is starting. */
const PAUSE_MS = 2;
const USAGE_TIMEOUT_MS = 10_000;
const METER = new URL("meter.js", import.meta.url).href;

/** Returns a running server: it is started on first use, and again after its process has ended. */
export type GetServer = (name: ServerName) => Promise<Server>;

/** Runs a task with servers, and stops them all in the end. */
export async function withServers<Result>(task: (get: GetServer) => Promise<Result>): Promise<Result> {
  const running = new Map<ServerName, Server>();
  try {
    return await task(async (name) => {
      const known = running.get(name);
      if (known && !known.hasEnded()) return known;
      const server = await startServer(name);
      running.set(name, server);
      return server;
    });
  } finally {
    await Promise.all([...running.values()].map((server) => server.stop()));
  }
}

/** @throws Error when the process ends, or does not return 200 in time. */
export async function startServer(name: ServerName): Promise<Server> {
  await servers[name].prepare?.();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start = performance.now();
  const child = spawnServer(name, port);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async () => {
    if (!hasEnded() && child.kill("SIGKILL")) await once(child, "exit");
  };
  try {
    await firstResponse(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  const startMs = performance.now() - start;
  return { url, startMs, usage: (request = "usage") => usageOf(child, request), hasEnded, stop };
}

function spawnServer(name: ServerName, port: number): ChildProcess {
  const { script, args } = servers[name];
  const child = spawn(process.execPath, ["--import", METER, script, ...args(`${port}`)], {
    env,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  // A request for the usage of a process that has ended fails by itself.
  child.stdio[3]?.on("error", () => {});
  return child;
}

/** @throws Error when the process ends or does not return 200 in time, with the reason that it printed. */
async function firstResponse(url: string, child: ChildProcess): Promise<void> {
  let stderr = "";
  child.stderr?.on("data", (text) => {
    stderr = `${stderr}${text}`.slice(0, 2_000);
  });
  const end = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < end) {
    if ((await statusOf(url)) === 200) return;
    if (child.exitCode !== null) throw new Error(`It ended: ${/^.*Error.*$/m.exec(stderr)?.[0] ?? stderr}`);
    await sleep(PAUSE_MS);
  }
  throw new Error(`It did not return 200 within ${START_TIMEOUT_MS / 1_000} seconds`);
}

/** Undefined when there is no response. */
async function statusOf(url: string): Promise<number | undefined> {
  const { path, headers } = retrieve("start");
  try {
    const response = await fetch(url + path, { headers, signal: AbortSignal.timeout(START_TIMEOUT_MS) });
    await response.bytes();
    return response.status;
  } catch {
    return undefined;
  }
}

async function usageOf(child: ChildProcess, request: UsageRequest): Promise<Usage> {
  const pipe = child.stdio[3] as Duplex;
  pipe.write(request);
  const [response] = await once(pipe, "data", { signal: AbortSignal.timeout(USAGE_TIMEOUT_MS) });
  return JSON.parse(response);
}
