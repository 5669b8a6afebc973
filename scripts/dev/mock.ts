/** The mock. It keeps its orders when the description changes, and forgets them when its own source does. */
import type { Served } from "../../apps/mock/src/command/serve.ts";
import type { Contract } from "../../apps/mock/src/validation/operation.ts";
import { renew } from "./renew.ts";

let served: Served | undefined;
let contract: () => Promise<Contract>;

export async function update(changed: string[]): Promise<void> {
  const hasNewSource = changed.some((file) => file.startsWith("apps/mock/"));
  if (!served || hasNewSource) await restart();
  else served.load(await contract());
}

/** The old one serves until the new one can: what cannot be loaded changes nothing. */
async function restart(): Promise<void> {
  renew();
  const { readCommandLine } = await import("../../apps/mock/src/command/command-line.ts");
  const { startingContract } = await import("../../apps/mock/src/command/spec-source.ts");
  const { serve } = await import("../../apps/mock/src/command/serve.ts");
  const options = readCommandLine(["--description", "openapi/dist/edison/openapi.json"]);
  const newContract = () => startingContract(options);
  const first = await newContract();
  await served?.close();
  served = await serve(first, options);
  contract = newContract;
}
