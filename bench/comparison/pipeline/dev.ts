/** How soon `npm run dev` reflects a save. It runs in a copy of the repository, so that no file of the original changes. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { freePort } from "../../loopback.ts";
import { file } from "../run.ts";
import type { Durations } from "./builds.ts";

const TIMEOUT_MS = 60_000;
const root = file("../..");
const NOT_COPIED = [
  ".git",
  "node_modules/.pnpm",
  "node_modules/.cache",
  ".turbo",
  "bench/comparison",
  "bench/runtimes",
];

/** Both are edited in one save: a heading that types and docs show, and an order that the mock returns. */
const PATH_ITEM = "openapi/edison/paths/meter-order.yaml";
const EXAMPLE = "openapi/edison/examples/MeterOrderWaiting.yaml";
const TYPES = "packages/client/src/versions/edison/types.gen.ts";
const SUMMARY = /(summary: ).*/;
const CUSTOMER = /cus_[a-z0-9]{24}/;

/** A running `npm run dev`. */
export interface DevServer {
  /** Saves an edit, and waits until everything reflects it. */
  save(): Promise<Durations>;
  stop(): Promise<void>;
}

export async function startDev(): Promise<DevServer> {
  const copy = copyOfRepo();
  const [mockPort, docsPort] = [await freePort(), await freePort()];
  const env = { ...process.env, MOCK_PORT: `${mockPort}`, DOCS_PORT: `${docsPort}` };
  const child = spawn(process.execPath, ["scripts/dev.ts"], { cwd: copy, env, stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const stop = async () => {
    if (child.exitCode === null && child.kill()) await once(child, "exit");
  };
  // Runs however the comparison ends.
  process.on("exit", () => {
    child.kill();
    rmSync(copy, { recursive: true, force: true });
  });
  try {
    await lineWith("Ctrl-C", lines, child);
  } catch (error) {
    await stop();
    throw error;
  }
  const page = `http://127.0.0.1:${docsPort}/operations/retrieveMeterOrder/`;
  let number = 0;

  async function save(): Promise<Durations> {
    // The docs rebuild the page that is open.
    await textOf(page);
    const summary = `Retrieve a smart meter order, revision ${++number}`;
    const customer = `cus_${`${number}`.padStart(24, "0")}`;
    const start = performance.now();
    edit(PATH_ITEM, (text) => text.replace(SUMMARY, `$1${summary}`));
    edit(EXAMPLE, (text) => text.replace(CUSTOMER, customer));
    const line = await lineWith(" → ", lines, child);
    const all = (performance.now() - start) / 1_000;
    const id = /prdo_\w+/.exec(read(EXAMPLE))?.[0];
    const order = await textOf(`http://127.0.0.1:${mockPort}/meter-orders/${id}`, {
      authorization: `Bearer ${customer}`,
    });
    const isUpToDate =
      read(TYPES).includes(summary) && (await textOf(page)).includes(summary) && order.includes(customer);
    if (!isUpToDate) throw new Error(`Not everything is up to date: ${line}`);
    return { all, types: secondsIn(line, "types"), docs: secondsIn(line, "docs"), mock: secondsIn(line, "mock") };
  }

  function read(name: string): string {
    return readFileSync(join(copy, name), "utf8");
  }

  function edit(name: string, change: (text: string) => string): void {
    writeFileSync(join(copy, name), change(read(name)));
  }

  return { save, stop };
}

function copyOfRepo(): string {
  const copy = mkdtempSync(join(tmpdir(), "meter-orders-watch-"));
  const isCopied = (path: string): boolean => !NOT_COPIED.includes(relative(root, path).replaceAll("\\", "/"));
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true, filter: isCopied });
  symlinkSync(join(root, "node_modules/.pnpm"), join(copy, "node_modules/.pnpm"), "junction");
  return copy;
}

/** @throws Error when there is no such line in time. */
async function lineWith(words: string, lines: Interface, child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const onLine = (line: string): void => void (line.includes(words) && resolve(line));
  const onExit = (): void => reject(new Error("npm run dev ended"));
  const timer = setTimeout(() => reject(new Error(`npm run dev did not print “${words}” in time`)), TIMEOUT_MS);
  lines.on("line", onLine);
  child.on("exit", onExit);
  return await promise.finally(() => {
    lines.off("line", onLine);
    child.off("exit", onExit);
    clearTimeout(timer);
  });
}

function secondsIn(line: string, part: string): number {
  return Number(new RegExp(`${part} (\\d+) ms`).exec(line)?.[1]) / 1_000;
}

async function textOf(url: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(url, { headers });
  return await response.text();
}
