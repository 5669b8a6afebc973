import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Contract, Spec } from "./operation.ts";

const contracts = new Map<string, Contract>();

/**
 * The contract of the API, which the build packaged. It is read once.
 *
 * @throws Error when the package has not been built.
 */
export function packagedContract(): Contract {
  return packaged("#contract");
}

/** The contract of the control API. Like {@link packagedContract} otherwise. */
export function packagedControl(): Contract {
  return packaged("#control");
}

function packaged(name: string): Contract {
  const contract = contracts.get(name) ?? read(name);
  contracts.set(name, contract);
  return contract;
}

function read(name: string): Contract {
  try {
    // Finds the file of the package from the sources and from the bundle.
    const file = createRequire(import.meta.url).resolve(name);
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error("The mock is not built yet. Build it with: npm run build", { cause: error });
  }
}

/**
 * Reads a bundled description.
 *
 * @throws Error when the file cannot be read or is not JSON. The message names the file.
 */
export async function readSpec(file: string): Promise<Spec> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
