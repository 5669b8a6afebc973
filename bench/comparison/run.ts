/** Runs programs and repeats measurements. Progress goes to stderr; stdout is for the tables. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** The path of a file, relative to this package. */
export const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export function isInstalled(name: string): boolean {
  return existsSync(file(`node_modules/${name}`));
}

/** Runs a program and returns its stdout. Defaults: the environment of this process, the folder of this package. */
export async function run(
  program: string,
  args: string[],
  env = process.env,
  cwd: string = import.meta.dirname,
): Promise<string> {
  const { stdout } = await execute(program, args, { cwd, maxBuffer: 64 * 1024 * 1024, env });
  return stdout;
}

export function progress(text: string): void {
  console.error(text);
}

/** Reports how long a task took. */
export async function timed<Result>(title: string, task: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await task();
  progress(`${title}: took ${Math.round((performance.now() - start) / 1_000)} s`);
  return result;
}

/** The duration of a task, in seconds. */
export async function secondsOf(task: () => unknown): Promise<number> {
  const start = performance.now();
  await task();
  return (performance.now() - start) / 1_000;
}

/**
 * Measures several candidates alternately, so that other load on the machine affects all of them alike. Each round
 * starts with a different candidate. A candidate that fails once is left out from then on: its samples are undefined.
 */
export async function inRounds<Name extends string, Sample = number>(
  title: string,
  rounds: number,
  names: readonly Name[],
  measure: (name: Name) => Promise<Sample>,
): Promise<Record<Name, Sample[] | undefined>> {
  const samples: Record<string, Sample[] | undefined> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    progress(`${title}: round ${round + 1} of ${rounds}`);
    const start = round % names.length;
    for (const name of [...names.slice(start), ...names.slice(0, start)]) {
      try {
        samples[name]?.push(await measure(name));
      } catch (error) {
        progress(`${title}: ${name} is left out: ${`${error}`.split("\n")[0]}`);
        samples[name] = undefined;
      }
    }
  }
  return samples as Record<Name, Sample[] | undefined>;
}
