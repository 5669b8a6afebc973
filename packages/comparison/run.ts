import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Runs a program in this package's folder, by default with the environment of this process; returns what it prints. */
export async function run(program: string, args: string[], env = process.env): Promise<string> {
  const { stdout } = await execute(program, args, { cwd: import.meta.dirname, maxBuffer: 64 * 1024 * 1024, env });
  return stdout;
}
