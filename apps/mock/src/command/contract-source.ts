import type { Contract } from "../contract/contract.ts";
import { readDescription } from "../contract/description.ts";
import { loadContract } from "../contract/lazy-prism.ts";
import { packagedContract } from "../contract/packaged.ts";
import type { CommandLine } from "./command-line.ts";
import { watch } from "./watch.ts";

/** The contract to begin with: that of a given description, or the one that the mock was built with. */
export async function startingContract({ description }: CommandLine): Promise<Contract> {
  return description === undefined ? packagedContract() : loadContract(await readDescription(description));
}

/**
 * Serves a description anew whenever its file changes. One that cannot be served is reported, and the last good one
 * stays.
 *
 * @returns a function that ends the watch.
 */
export function reloadOnChange(file: string, load: (contract: Contract) => void): () => void {
  return watch(file, async () => {
    const start = performance.now();
    try {
      load(await loadContract(await readDescription(file)));
      console.log(`The description was reloaded in ${Math.round(performance.now() - start)} ms`);
    } catch (error) {
      console.error(`The mock keeps the last good description: ${(error as Error).message}`);
    }
  });
}
