/** How long a new process takes to import a client. */
import { inRounds, run } from "../run.ts";
import { type FigureTable, medianOf, type Options } from "../table.ts";
import { entriesOf, rowsFor } from "./peers/index.ts";
import { OURS } from "./peers/ours.ts";

const reasons = {
  orval: "It is one small generated file, and Node does not have to resolve a package.",
  Redocly: "It is one generated file, and Node does not have to resolve a package.",
  "openapi-fetch": "It is part of ours: one package to resolve instead of two.",
};

const METHOD =
  "The duration of `await import(…)` as the first statement of a new Node process, with files on a warm disk.";

export async function coldImport({ quick }: Options): Promise<FigureTable[]> {
  const modules = entriesOf(({ name, module }) => (module ? { [name]: module } : undefined));
  const names = Object.keys(modules);
  const samples = await inRounds("Cold import", quick ? 3 : 20, names, (name) => importMs(`${modules[name]}`));
  const rows = rowsFor(Object.fromEntries(names.map((name) => [name, [samples[name]]])), 1, reasons);
  const goals = [
    {
      text: "at most 1.2 times as long as openapi-fetch",
      figure: medianOf(rows, OURS),
      limit: 1.2 * medianOf(rows, "openapi-fetch"),
      reason: "Ours imports openapi-fetch, and resolving a second package takes longer than all of our own code.",
    },
  ];
  const about = { title: "Cold import", method: METHOD, script: "client/cold-import.ts", columns: ["ms"] };
  return [{ ...about, multiples: true, decimals: 1, rows, goals }];
}

async function importMs(module: string): Promise<number> {
  const program = `const start = performance.now(); await import("${module}"); console.log(performance.now() - start);`;
  return Number(await run(process.execPath, ["--input-type=module", "--eval", program]));
}
