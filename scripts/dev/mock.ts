/** The mock. It keeps its orders when the spec changes, and starts over when its own source changes. */
import type { Served } from "../../apps/mock/src/command/serve.ts";
import type { Contract } from "../../apps/mock/src/validation/operation.ts";
import { hotReload } from "./hot-reload.ts";

let served: Served | undefined;
let contract: () => Promise<Contract>;

export async function update(changed: string[]): Promise<void> {
  const hasNewSource = changed.some((file) => file.startsWith("apps/mock/"));
  if (!served || hasNewSource) await restart();
  else served.load(await contract());
}

/** The old mock serves until the new one is loaded. */
async function restart(): Promise<void> {
  hotReload();
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
