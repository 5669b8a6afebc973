/** Starts a server in a process of its own, and asks it what it uses. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import type { Duplex } from "node:stream";
import { firstAnswer } from "./first-answer.ts";
import { env, type ServerName, servers } from "./servers.ts";

/** What a process has used: processor time in microseconds since its start, and memory in bytes now. */
export interface Usage {
  cpu: number;
  resident: number;
  /** The part of the resident memory that V8 makes new objects in. */
  nursery: number;
  /** What the heap of JavaScript holds, and what that holds outside of it. */
  heap: number;
}

type Question = "usage" | "usage after collection";

/** A server that answers. */
export interface Server {
  url: string;
  /** How many milliseconds it took from its start until it answered 200. */
  startMs: number;
  usage(question?: Question): Promise<Usage>;
  hasEnded(): boolean;
  stop(): Promise<void>;
}

const USAGE_TIMEOUT_MS = 10_000;
const METER = new URL("meter.js", import.meta.url).href;

/** @throws Error when the server ends, or does not answer 200 in time. */
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
    await firstAnswer(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  const startMs = performance.now() - start;
  return { url, startMs, usage: (question = "usage") => askMeter(child, question), hasEnded, stop };
}

function spawnServer(name: ServerName, port: number): ChildProcess {
  const { script, args } = servers[name];
  const child = spawn(process.execPath, ["--import", METER, script, ...args(`${port}`)], {
    env,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  // Whoever asks a server that has ended hears of it; nobody else has to.
  child.stdio[3]?.on("error", () => {});
  return child;
}

async function askMeter(child: ChildProcess, question: Question): Promise<Usage> {
  const meter = child.stdio[3] as Duplex;
  meter.write(question);
  const [answer] = await once(meter, "data", { signal: AbortSignal.timeout(USAGE_TIMEOUT_MS) });
  return JSON.parse(answer);
}

/** A port that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
