import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Runs a program, by default in this package's folder and with the environment of this process; returns what it prints. */
export async function run(
  program: string,
  args: string[],
  env = process.env,
  cwd: string = import.meta.dirname,
): Promise<string> {
  const { stdout } = await execute(program, args, { cwd, maxBuffer: 64 * 1024 * 1024, env });
  return stdout;
}
