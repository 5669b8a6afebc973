/** How long a fresh process takes to import a client. */
import { clientRow } from "../peers.ts";
import { inRounds } from "../rounds.ts";
import { run } from "../run.ts";
import { type Effort, medianOf, type Section } from "../section.ts";

const OURS = "ours";

const modules = {
  [OURS]: "@meter-orders/client",
  "openapi-fetch": "openapi-fetch",
  "Hey API": "./dist/hey-api/index.js",
  "Redocly generate-client": "./dist/redocly/client.js",
  orval: "./dist/orval/client.js",
  stripe: "stripe",
  openai: "openai",
  "@anthropic-ai/sdk": "@anthropic-ai/sdk",
  octokit: "octokit",
  ky: "ky",
  axios: "axios",
  // npm does not have it; the gap is to be seen.
  "nomos-sdk-cli": "nomos-sdk-cli",
};
type Name = keyof typeof modules;

const reasons: Partial<Record<Name, string>> = {
  orval: "It is one small generated file, and no package has to be found.",
  "Redocly generate-client": "It is one generated file, and no package has to be found.",
  "openapi-fetch": "It is part of ours, and one package to find instead of two.",
};

export async function coldImport({ quick }: Effort): Promise<Section[]> {
  const names = Object.keys(modules) as Name[];
  const samples = await inRounds("Cold import", quick ? 3 : 20, names, (name) => importMs(modules[name]));
  const rows = names.map((name) => ({ ...clientRow(name), cells: [samples[name]], reason: reasons[name] }));
  const goals = [
    {
      text: "at most 1.2 times the time of openapi-fetch",
      figure: medianOf(rows, OURS),
      limit: 1.2 * medianOf(rows, "openapi-fetch"),
      reason: "openapi-fetch is imported with it, and finding a second package takes more than all of our own code.",
    },
  ];
  const method =
    "What `await import(…)` takes as the first thing in a fresh Node process, whose files are on a warm disk.";
  return [
    {
      title: "Cold import",
      method,
      script: "client/cold-import.ts",
      columns: ["ms"],
      multiples: true,
      decimals: 1,
      rows,
      goals,
    },
  ];
}

async function importMs(module: string): Promise<number> {
  const program = `const start = performance.now(); await import("${module}"); console.log(performance.now() - start);`;
  return Number(await run(process.execPath, ["--input-type=module", "--eval", program]));
}
