/** How long a fresh process takes to import a client. */

import { inRounds } from "../rounds.ts";
import { run } from "../run.ts";
import { type Effort, median, medianOf, type Section } from "../section.ts";

const EMPTY = "nothing";
const OURS = "ours";

const modules = {
  [EMPTY]: "data:text/javascript,",
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

export async function coldImport({ quick }: Effort): Promise<Section[]> {
  const names = Object.keys(modules) as Name[];
  const samples = await inRounds("Cold import", quick ? 3 : 20, names, (name) => importMs(modules[name]));
  const empty = median(samples[EMPTY]);
  const rows = names.slice(1).map((name) => {
    return { name, ours: name === OURS, cells: [samples[name]?.map((ms) => ms - empty)] };
  });
  const goals = [
    {
      text: "at most 1.2 times the time of openapi-fetch",
      figure: medianOf(rows, OURS),
      limit: 1.2 * medianOf(rows, "openapi-fetch"),
    },
  ];
  const method =
    "`await import(…)` in a fresh Node process: from its start to its end, minus the median of processes " +
    "that import nothing.";
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
  const start = performance.now();
  await run(process.execPath, ["--input-type=module", "--eval", `await import("${module}")`]);
  return performance.now() - start;
}
