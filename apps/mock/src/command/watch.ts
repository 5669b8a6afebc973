import { unwatchFile, watchFile } from "node:fs";

/** How often the file is looked at, in milliseconds. */
const INTERVAL_MS = 100;
/** How long the file must stay as it is before it counts as written, in milliseconds. */
const QUIET_MS = 100;

/**
 * Calls back after every change of a file. It looks at the file instead of waiting for events, which get lost when a
 * build replaces the file or its folder.
 *
 * @returns a function that ends the watch.
 */
export function watch(file: string, onChange: () => void): () => void {
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
