/** One cell of the matrix: a client, a fault, and a server in another process than the client. */
import { fork } from "node:child_process";
import { file } from "../../peers.ts";
import { fine, issueTokens } from "./behaviours.ts";
import type { Fault, Outcome } from "./fault.ts";
import { faultServer } from "./fault-server.ts";
import type { Peer } from "./peers.ts";

const LIMIT_MS = 10_000;
const TIMEOUT_MS = 5_000;
const SECRET = "hush-4f9d2c";

/** In few words, what happened. */
export async function cellOf(peer: Peer, fault: Fault): Promise<string> {
  const missing = (fault.needs ?? []).find((feature) => !peer.features.includes(feature));
  if (missing) return `cannot: ${LACKS[missing]}`;
  const stop = new AbortController();
  const server = await faultServer(() => stop.abort());
  const foreign = await faultServer();
  const scene = { dialect: peer.dialect, url: server.url, foreignUrl: foreign.url, secret: SECRET };
  server.follow(fault.script(scene), fault.tokens?.(scene) ?? [issueTokens(peer.dialect, SECRET)]);
  foreign.follow([fine(peer.dialect)]);
  const fetchesTokens = fault.needs?.includes("tokens") ?? false;
  const settings = { baseUrl: server.url, secret: SECRET, timeoutMs: fault.timeoutMs ?? TIMEOUT_MS, fetchesTokens };
  try {
    const prepare = async () => void (fault.refusesForMs && (await server.pause(fault.refusesForMs)));
    const outcome = await outcomeOf([peer.client, fault.name, JSON.stringify(settings)], {
      prepare,
      limitMs: fault.limitMs ?? LIMIT_MS,
      signal: stop.signal,
    });
    const { requests, tokenRequests } = server;
    return fault.judge({ ...scene, outcome, requests, tokenRequests, foreignRequests: foreign.requests });
  } finally {
    server.close();
    foreign.close();
  }
}

const LACKS = {
  retries: "no retries",
  timeouts: "no time limit",
  signals: "takes no signal",
  ids: "no paths",
  lists: "no lists",
  cursors: "goes on from the last object",
  tokens: "fetches no tokens",
};

interface Course {
  /** Called when the client is there, before it calls. */
  prepare(): Promise<void>;
  limitMs: number;
  /** Ends it early. */
  signal: AbortSignal;
}

/** @throws Error when the client's process ends before it has begun. */
async function outcomeOf(args: string[], { prepare, limitMs, signal }: Course): Promise<Outcome | undefined> {
  const child = fork(file("client/faults/cell-process.ts"), args, { stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let complaint = "";
  child.stderr?.on("data", (text) => {
    complaint = `${complaint}${text}`.slice(-2_000);
  });
  const { promise, resolve, reject } = Promise.withResolvers<Outcome | undefined>();
  let isReady = false;
  child.on("message", async (message: "ready" | Outcome) => {
    if (message !== "ready") return resolve(message);
    isReady = true;
    await prepare();
    child.send("go");
    AbortSignal.timeout(limitMs).addEventListener("abort", () => resolve(undefined));
  });
  child.on("exit", () => (isReady ? resolve(undefined) : reject(new Error(complaint))));
  signal.addEventListener("abort", () => resolve(undefined));
  return await promise.finally(() => child.kill("SIGKILL"));
}
