import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));

/** The command, running. */
export interface Command {
  process: ChildProcessByStdio<null, Readable, Readable>;
  /** All that it has printed so far. */
  output(): string;
  /** Waits until it has printed something; fails when it ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Waits for its end. */
  ended: Promise<number | null>;
}

/** Runs the command, as a process of its own. */
export function run(...args: string[]): Command {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const chunks: string[] = [];
  const output = () => chunks.join("");
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(String(chunk)));

  async function printed(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(output());
      if (match) return match;
      if (child.exitCode !== null) throw new Error(`The command ended, after it printed: ${output()}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  return { process: child, output, printed, ended };
}
