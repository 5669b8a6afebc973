/** The parts of `npm run dev`, each in a process of its own, which stays warm. */
import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { promisify } from "node:util";
import { inTurn } from "./in-turn.ts";

/** Brings a part up to date with the files that have changed. Rejects, and changes nothing, when it cannot. */
export type Part = (changed: string[]) => Promise<void>;

/** A process holds what it has ever imported; after so many changes a fresh one takes over. */
const LIFETIME = 40;

/** A module of this folder as a part. */
export function worker(name: string): Part {
  let child = start(name);
  let updates = 0;
  return inTurn(async (changed) => {
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

/** Without one of its parts there is nothing to go on with; the part itself has said why. */
function start(name: string): ChildProcess {
  return fork(new URL("worker.ts", import.meta.url), [name]).on("exit", () => process.exit(1));
}

/** The client's build; its own script says how. */
export const client: Part = inTurn(async () => {
  const build = promisify(execFile)(process.execPath, ["--run", "build"], { cwd: "packages/client" });
  yieldToOthers(build.child);
  try {
    await build;
  } catch (error) {
    const { stdout } = error as { stdout: string };
    throw new Error(stdout.trim().replaceAll(/^(?=\S+\(\d)/gm, "packages/client/"));
  }
});

/** Gives a process the time that nobody else wants: what takes long must not slow down what somebody waits for. */
export function yieldToOthers({ pid }: ChildProcess): void {
  if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
}
