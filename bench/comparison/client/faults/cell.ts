/** One cell of the matrix: a client in its own process, and the servers with the fault in this one. */
import { fork } from "node:child_process";
import { file } from "../../run.ts";
import type { ClientSettings, Peer } from "../peers/peer.ts";
import type { Fault, Feature, Outcome } from "./fault.ts";
import { faultServer, issueTokens, success } from "./server.ts";

const LIMIT_MS = 10_000;
const TIMEOUT_MS = 5_000;
const SECRET = "hush-4f9d2c";

const LACKS: Record<Feature, string> = {
  retries: "no retries",
  timeouts: "no timeouts",
  signals: "no signals",
  ids: "no paths",
  lists: "no pagination",
  cursors: "continues after the last object",
  tokens: "fetches no tokens",
};

/** What the client lacks for the fault to apply. Empty when it applies. */
export function lackOf(peer: Peer, fault: Fault): string {
  const missing = fault.requires?.find((feature) => !peer.features.includes(feature));
  return missing ? LACKS[missing] : "";
}

/** What went wrong, in a few words. Empty when the outcome is correct. */
export async function problemOf(peer: Peer, fault: Fault): Promise<string> {
  const stop = new AbortController();
  const server = await faultServer(() => stop.abort());
  const foreign = await faultServer();
  const setup = { dialect: peer.dialect, url: server.url, foreignUrl: foreign.url, secret: SECRET };
  server.follow(fault.script(setup), fault.tokens?.(setup) ?? [issueTokens(peer.dialect, SECRET)]);
  foreign.follow([success(peer.dialect)]);
  const fetchesTokens = fault.requires?.includes("tokens") ?? false;
  const settings = { baseUrl: server.url, secret: SECRET, timeoutMs: fault.timeoutMs ?? TIMEOUT_MS, fetchesTokens };
  try {
    const outcome = await outcomeOf(peer, fault, settings, {
      prepare: async () => void (fault.refusesForMs && (await server.pause(fault.refusesForMs))),
      signal: stop.signal,
    });
    const { requests, tokenRequests } = server;
    return fault.evaluate({ ...setup, outcome, requests, tokenRequests, foreignRequests: foreign.requests });
  } finally {
    server.close();
    foreign.close();
  }
}

interface CellOptions {
  /** Called when the client exists, before it sends a request. */
  prepare(): Promise<void>;
  /** Ends the process early. */
  signal: AbortSignal;
}

/** @throws Error when the process ends before the client exists. */
async function outcomeOf(
  peer: Peer,
  fault: Fault,
  settings: ClientSettings,
  { prepare, signal }: CellOptions,
): Promise<Outcome | undefined> {
  const args = [peer.name, fault.name, JSON.stringify(settings)];
  const child = fork(file("client/faults/cell-process.ts"), args, { stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let stderr = "";
  child.stderr?.on("data", (text) => {
    stderr = `${stderr}${text}`.slice(-2_000);
  });
  const { promise, resolve, reject } = Promise.withResolvers<Outcome | undefined>();
  let isReady = false;
  child.on("message", async (message: "ready" | Outcome) => {
    if (message !== "ready") return resolve(message);
    isReady = true;
    await prepare();
    child.send("go");
    AbortSignal.timeout(fault.limitMs ?? LIMIT_MS).addEventListener("abort", () => resolve(undefined));
  });
  child.on("exit", () => (isReady ? resolve(undefined) : reject(new Error(stderr))));
  signal.addEventListener("abort", () => resolve(undefined));
  return await promise.finally(() => child.kill("SIGKILL"));
}
