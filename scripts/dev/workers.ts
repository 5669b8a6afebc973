/** The tasks of `npm run dev`, each in a process of its own, which stays warm. */
import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { promisify } from "node:util";

/** Brings a part up to date with the files that have changed. If it cannot, it rejects and changes nothing. */
type Update = (changed: string[]) => Promise<void>;

/** A process keeps every module that it has imported. After this many updates, a new one replaces it. */
const LIFETIME = 40;

/** Runs one update of worker.ts in a process of its own. */
export function worker(name: string): Update {
  let child = start(name);
  let updates = 0;
  return serialize(async (changed) => {
    if (++updates % LIFETIME === 0) {
      child.removeAllListeners("exit").kill();
      // Its port is free then.
      await once(child, "exit");
      child = start(name);
    }
    child.send(changed);
    const [failure] = await once(child, "message");
    if (failure) throw new Error(failure);
  });
}

/** If a worker exits, everything does. The worker itself has said why. */
function start(name: string): ChildProcess {
  return fork(new URL("worker.ts", import.meta.url), [name]).on("exit", () => process.exit(1));
}

/** Builds the client with its own script. */
export const client: Update = serialize(async () => {
  const build = promisify(execFile)(process.execPath, ["--run", "build"], { cwd: "packages/client" });
  lowerPriority(build.child);
  try {
    await build;
  } catch (error) {
    const { stdout } = error as { stdout: string };
    throw new Error(stdout.trim().replaceAll(/^(?=\S+\(\d)/gm, "packages/client/"));
  }
});

/** Slow work must not delay what somebody waits for. */
export function lowerPriority({ pid }: ChildProcess): void {
  if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
}

/** Work that starts when the calls before it are done. */
export function serialize<Args extends unknown[], Result>(
  work: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (...args) => {
    const done = last.then(() => work(...args));
    last = done.catch(() => {});
    return done;
  };
}
