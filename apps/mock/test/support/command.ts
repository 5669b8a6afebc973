import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** The command as it is built and published. */
const COMMAND = fileURLToPath(new URL("../../bin.js", import.meta.url));

/** The command, running. */
export interface Command {
  process: ChildProcessByStdio<null, Readable, Readable>;
  /** All that it has printed so far, on stdout and on stderr. */
  output(): string;
  /** Waits until it has printed something; fails when it ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Waits until it listens, and returns where. */
  listening(): Promise<string>;
  /** Sends it a signal, and waits for its end. Returns its exit code. */
  stop(signal?: "SIGINT" | "SIGTERM" | "SIGKILL"): Promise<number | null>;
  /** Waits for its end. */
  ended: Promise<number | null>;
}

/** Runs the command, as a process of its own that ends with the test. */
export function run(...args: string[]): Command {
  const child = spawn(process.execPath, [COMMAND, ...args], { stdio: ["ignore", "pipe", "pipe"] });
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
  const stop = (signal: "SIGINT" | "SIGTERM" | "SIGKILL" = "SIGTERM") => {
    child.kill(signal);
    return ended;
  };
  const listening = async () => (await printed(/API +(http:\S+)\n|"url":"(http:[^"]+)"/)).slice(1).find(Boolean) ?? "";

  onTestFinished(async () => {
    await stop("SIGKILL");
  });
  return { process: child, output, printed, listening, stop, ended };
}
