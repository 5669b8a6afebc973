import { unwatchFile, watchFile } from "node:fs";
import { loadContract } from "../validation/lazy-prism.ts";
import type { Contract } from "../validation/operation.ts";
import { packagedContract, readSpec } from "../validation/packaged.ts";
import type { CommandLine } from "./command-line.ts";

/** The contract of the given description, or the packaged one. */
export async function startingContract({ description }: CommandLine): Promise<Contract> {
  return description === undefined ? packagedContract() : loadContract(await readSpec(description));
}

/**
 * Loads a description again whenever its file changes. When the mock cannot serve it, the last good one stays.
 *
 * @returns a function that stops watching.
 */
export function reloadOnChange(file: string, load: (contract: Contract) => void): () => void {
  return watch(file, async () => {
    const start = performance.now();
    try {
      load(await loadContract(await readSpec(file)));
      console.log(`The description was reloaded in ${Math.round(performance.now() - start)} ms`);
    } catch (error) {
      console.error(`The mock keeps the last good description: ${(error as Error).message}`);
    }
  });
}

/** How often the file is polled, in milliseconds. */
const INTERVAL_MS = 100;
/** How long the file must stay unchanged to count as written, in milliseconds. */
const QUIET_MS = 100;

/**
 * Calls back after every change of a file. It polls, because events get lost when a build replaces the file or its folder.
 *
 * @returns a function that stops watching.
 */
function watch(file: string, onChange: () => void): () => void {
  let quiet: NodeJS.Timeout | undefined;
  const restart = () => {
    clearTimeout(quiet);
    quiet = setTimeout(onChange, QUIET_MS);
  };
  watchFile(file, { interval: INTERVAL_MS }, restart);
  return () => {
    clearTimeout(quiet);
    unwatchFile(file, restart);
  };
}
