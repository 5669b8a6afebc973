import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Contract } from "./contract.ts";

const contracts = new Map<string, Contract>();

/**
 * The contract that this package was built with. It is read once.
 *
 * @throws Error when it is not built yet.
 */
export function packagedContract(): Contract {
  return packaged("#contract");
}

/** The contract of the control plane; otherwise like {@link packagedContract}. */
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
    // From the sources and from the bundle alike, this finds the file of the package.
    const file = createRequire(import.meta.url).resolve(name);
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error("The mock is not built yet. Build it with: npm run build", { cause: error });
  }
}
