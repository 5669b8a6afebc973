import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Runs a program in this package's folder, and returns what it prints. */
export async function run(program: string, args: string[]): Promise<string> {
  const { stdout } = await execute(program, args, { cwd: import.meta.dirname, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}
