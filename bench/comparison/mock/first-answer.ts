import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { retrieve } from "./calls.ts";

const TIMEOUT_MS = 20_000;

/** How long to wait before a server that does not listen yet is tried again, in milliseconds. */
const PAUSE_MS = 2;

/**
 * Resolves when a server answers 200 for the first time.
 *
 * @throws Error when it does not in time, or ends before; with what it said about it.
 */
export async function firstAnswer(url: string, server: ChildProcess): Promise<void> {
  let complaint = "";
  server.stderr?.on("data", (text) => {
    complaint = `${complaint}${text}`.slice(0, 2_000);
  });
  const end = performance.now() + TIMEOUT_MS;
  while (performance.now() < end) {
    if ((await status(url)) === 200) return;
    if (server.exitCode !== null) throw new Error(`It ended: ${/^.*Error.*$/m.exec(complaint)?.[0] ?? complaint}`);
    await sleep(PAUSE_MS);
  }
  throw new Error(`It did not answer 200 within ${TIMEOUT_MS / 1_000} seconds`);
}

/** Undefined when nobody answers. */
async function status(url: string): Promise<number | undefined> {
  const { path, headers } = retrieve("start");
  try {
    const response = await fetch(url + path, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.bytes();
    return response.status;
  } catch {
    return undefined;
  }
}
