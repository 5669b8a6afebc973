/**
 * Compares this project with its peers: `npm run compare -- [area [measurement]] [--quick]`. An area that is measured
 * as a whole gets its chapter in bench/README.md written; a quick run or a single measurement only prints. Fails when
 * something of ours could not be measured; a failure of a peer is a cell of its table.
 */
import { parseArgs } from "node:util";
import { chart } from "./chart.ts";
import { coldImport } from "./client/cold-import.ts";
import { cpu } from "./client/cpu.ts";
import { faultMatrix } from "./client/faults/matrix.ts";
import { generate } from "./client/generate.ts";
import { size } from "./client/size.ts";
import { types, unknownValues } from "./client/types.ts";
import { accessibility } from "./docs/accessibility.ts";
import { identity, withoutScript } from "./docs/content.ts";
import { load } from "./docs/load.ts";
import { build, SETUP as SITES } from "./docs/sites.ts";
import { joined, render } from "./markdown.ts";
import { endurance } from "./mock/endurance.ts";
import { pages } from "./mock/pages.ts";
import { probes } from "./mock/probes.ts";
import { SETUP as SERVERS } from "./mock/servers.ts";
import { newSandbox, start } from "./mock/startup.ts";
import { throughput } from "./mock/throughput.ts";
import { edit } from "./pipeline/edit.ts";
import { heading, writeChart, writeReport } from "./report.ts";
import { progress, timed } from "./run.ts";
import { type Measurement, missingResults, type Table } from "./table.ts";

/** The measurements of each area, in the order of the report. The first table of an area becomes its chart. */
const areas: Record<string, Record<string, Measurement>> = {
  client: { faults: faultMatrix, size, cpu, "cold-import": coldImport, types, "unknown-values": unknownValues },
  mock: { throughput, pages, start, world: newSandbox, endurance, probes },
  docs: { load, text: withoutScript, accessibility, identity, build },
  pipeline: { edit },
};

/** How the candidates of an area were set up, where that is the same for all of its tables. */
const setups: Record<string, string> = { mock: SERVERS, docs: SITES };

const USAGE = `Usage: npm run compare -- [area [measurement]] [--quick]

Areas and their measurements:
${Object.entries(areas)
  .map(([name, measurements]) => `  ${name}: ${Object.keys(measurements).join(", ")}`)
  .join("\n")}

--quick takes fewer samples. Only whole areas measured without it are written to bench/README.md.`;

const { quick, area, measurement } = readArguments();
const isWritten = !quick && !measurement;

// Child processes and temporary files are cleaned up when this process exits, but not when a signal ends it.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

const selected = select();
if (selected.client) await generate();
const chapters: Record<string, string> = {};
const missing: string[] = [];
for (const [name, measurements] of Object.entries(selected)) {
  const tables: Table[] = [];
  for (const [title, measure] of Object.entries(measurements)) {
    tables.push(...(await timed(`${name} ${title}`, () => measure({ quick }))));
  }
  const [first] = tables;
  if (isWritten && first) writeChart(name, chart(first));
  chapters[name] = joined([heading(name, setups[name]), ...tables.map(render)]);
  missing.push(...tables.flatMap(missingResults));
}
console.log(joined(Object.values(chapters)));
if (isWritten) writeReport(Object.keys(areas), chapters);
for (const name of missing) progress(`Not measured: ${name}`);
if (missing.length > 0) process.exitCode = 1;

function readArguments(): { quick: boolean; area: string | undefined; measurement: string | undefined } {
  try {
    const options = { quick: { type: "boolean", default: false }, help: { type: "boolean" } } as const;
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [area, measurement, ...more] = positionals;
    if (more.length > 0) throw new Error(`Select one area or one measurement: ${more.join(" ")} is too much.`);
    if (!values.help) return { quick: values.quick, area, measurement };
  } catch (error) {
    return fail(`${(error as Error).message}\n${USAGE}`);
  }
  console.log(USAGE);
  process.exit();
}

function select(): typeof areas {
  if (!area) return areas;
  const measurements = Object.hasOwn(areas, area) ? areas[area] : undefined;
  if (!measurements) return fail(`There is no area ${area}.\n${USAGE}`);
  if (!measurement) return { [area]: measurements };
  const measure = Object.hasOwn(measurements, measurement) ? measurements[measurement] : undefined;
  if (!measure) return fail(`The area ${area} has no measurement ${measurement}.\n${USAGE}`);
  return { [area]: { [measurement]: measure } };
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
