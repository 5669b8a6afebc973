/** How soon `npm run dev` follows a save. It runs in a copy of the repo, so that nobody's own files are touched. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { freePort } from "../mock/server.ts";
import { file } from "../peers.ts";
import type { Durations } from "./turbo-run.ts";

const TIMEOUT_MS = 60_000;
const root = file("../..");
const STAYS = [".git", "node_modules/.pnpm", "node_modules/.cache", ".turbo", "bench/comparison", "bench/runtimes"];

/** What is edited, both files in one save: a heading that types and docs show, and an order that the mock has. */
const TEXT = "openapi/edison/paths/meter-order.yaml";
const ORDER = "openapi/edison/examples/MeterOrderWaiting.yaml";
const SUMMARY = /(summary: ).*/;
const CUSTOMER = /cus_[a-z0-9]{24}/;

/** A running `npm run dev`. */
export interface Watch {
  /** Saves an edit, and waits until everything has followed. */
  save(): Promise<Durations>;
  stop(): Promise<void>;
}

export async function startWatch(): Promise<Watch> {
  const copy = copyOfRepo();
  const [mockPort, docsPort] = [await freePort(), await freePort()];
  const env = { ...process.env, MOCK_PORT: `${mockPort}`, DOCS_PORT: `${docsPort}` };
  const child = spawn(process.execPath, ["scripts/dev.ts"], { cwd: copy, env, stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const stop = async () => {
    if (child.exitCode === null && child.kill()) await once(child, "exit");
  };
  // However the comparison ends.
  process.on("exit", () => {
    child.kill();
    rmSync(copy, { recursive: true, force: true });
  });
  try {
    await lineWith("Every save", lines, child);
  } catch (error) {
    await stop();
    throw error;
  }
  const page = `http://127.0.0.1:${docsPort}/operations/retrieveMeterOrder/`;
  let number = 0;

  async function save(): Promise<Durations> {
    // The docs follow with the page that somebody looks at.
    await textOf(page);
    const words = `Retrieve a smart meter order, edition ${++number}`;
    const customer = `cus_${`${number}`.padStart(24, "0")}`;
    const start = performance.now();
    edit(TEXT, (text) => text.replace(SUMMARY, `$1${words}`));
    edit(ORDER, (text) => text.replace(CUSTOMER, customer));
    const line = await lineWith(" → ", lines, child);
    const all = (performance.now() - start) / 1_000;
    const types = readFileSync(join(copy, "packages/client/src/versions/edison/types.gen.ts"), "utf8");
    const id = /prdo_\w+/.exec(readFileSync(join(copy, ORDER), "utf8"))?.[0];
    const order = await textOf(`http://127.0.0.1:${mockPort}/meter-orders/${id}`, {
      authorization: `Bearer ${customer}`,
    });
    const followed = types.includes(words) && (await textOf(page)).includes(words) && order.includes(customer);
    if (!followed) throw new Error(`Not everything has followed: ${line}`);
    return { all, types: secondsIn(line, "types"), docs: secondsIn(line, "docs"), mock: secondsIn(line, "mock") };
  }

  function edit(name: string, change: (text: string) => string): void {
    const path = join(copy, name);
    writeFileSync(path, change(readFileSync(path, "utf8")));
  }

  return { save, stop };
}

function copyOfRepo(): string {
  const copy = mkdtempSync(join(tmpdir(), "meter-orders-watch-"));
  const isCopied = (path: string): boolean => !STAYS.includes(relative(root, path).replaceAll("\\", "/"));
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true, filter: isCopied });
  symlinkSync(join(root, "node_modules/.pnpm"), join(copy, "node_modules/.pnpm"), "junction");
  return copy;
}

/** @throws Error when there is none in time. */
async function lineWith(words: string, lines: Interface, child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const onLine = (line: string): void => void (line.includes(words) && resolve(line));
  const onExit = (): void => reject(new Error("npm run dev has ended"));
  const timer = setTimeout(() => reject(new Error(`npm run dev did not say “${words}” in time`)), TIMEOUT_MS);
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
