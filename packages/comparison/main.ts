/**
 * Compares this project with its peers: `npm run compare -- [area [measurement]] [--quick]`. A whole run writes
 * COMPARISON.md; a part of it, or a quick one, only prints.
 */
import { writeFileSync } from "node:fs";
import { cpus, totalmem, type } from "node:os";
import { parseArgs } from "node:util";
import { coldImport } from "./client/cold-import.ts";
import { cpu } from "./client/cpu.ts";
import { size } from "./client/size.ts";
import { types } from "./client/types.ts";
import { render } from "./markdown.ts";
import { file, generate, versions } from "./peers.ts";
import type { Measurement } from "./section.ts";

const areas: Record<string, Record<string, Measurement>> = {
  client: { size, cpu, "cold-import": coldImport, types },
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: "boolean" } } });
const [area, measurement] = positionals;
const quick = values.quick ?? false;

const chosen = choose();
await generate();
const parts = [introduction()];
for (const [name, measurements] of Object.entries(chosen)) {
  parts.push(`## ${name[0]?.toUpperCase()}${name.slice(1)}\n`);
  for (const measure of Object.values(measurements)) parts.push(...(await measure({ quick })).map(render));
}
const text = `${parts.map((part) => part.trimEnd()).join("\n\n")}\n`;
console.log(text);
if (!area && !quick) writeFileSync(file("../../COMPARISON.md"), text);

function choose(): typeof areas {
  if (!area) return areas;
  const measurements = areas[area];
  if (!measurements) return fail(`There is no area ${area}; choose one of ${Object.keys(areas).join(", ")}`);
  if (!measurement) return { [area]: measurements };
  const measure = measurements[measurement];
  const all = Object.keys(measurements).join(", ");
  if (!measure) return fail(`There is no measurement ${measurement}; choose one of ${all}`);
  return { [area]: { [measurement]: measure } };
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function introduction(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const machine = `${cpus().length} cores, ${gigabytes} GB of memory, ${type()}, Node ${process.versions.node}`;
  return `# Comparison

Written by \`npm run compare\`, which measures everything anew, in one run, on the machine it runs on. This one:
${machine}. Absolute figures change with the machine, their proportions hardly.

Less is better in every table, and the best row comes first. A figure is the median; the middle half of the samples lies
between the two in brackets. Ours is measured as packed for publication.

Compared: ${versions().join(", ")}.
`;
}
