/**
 * Compares this project with its peers: `npm run compare -- [area [measurement]] [--quick]`. Areas that
 * are measured as a whole get their chapters in COMPARISON.md written; a quick run, or one measurement, only prints.
 */
import { parseArgs } from "node:util";
import { chart } from "./chart.ts";
import { coldImport } from "./client/cold-import.ts";
import { cpu } from "./client/cpu.ts";
import { faultMatrix } from "./client/faults/matrix.ts";
import { size } from "./client/size.ts";
import { types } from "./client/types.ts";
import { unknownValues } from "./client/unknown-values.ts";
import { accessibility } from "./docs/accessibility.ts";
import { build } from "./docs/build.ts";
import { identity } from "./docs/identity.ts";
import { load } from "./docs/load.ts";
import { withoutScript } from "./docs/text.ts";
import { generate } from "./generate.ts";
import { render } from "./markdown.ts";
import { endurance } from "./mock/endurance.ts";
import { pages } from "./mock/pages.ts";
import { probes } from "./mock/probes.ts";
import { start } from "./mock/start.ts";
import { throughput } from "./mock/throughput.ts";
import { world } from "./mock/world.ts";

import { edit } from "./pipeline/edit.ts";
import { timed } from "./progress.ts";
import { type Chapters, heading, joined, writeChart, writeReport } from "./report.ts";
import type { Measurement, Section, Words } from "./section.ts";

const areas: Record<string, Record<string, Measurement>> = {
  client: { faults: faultMatrix, size, cpu, "cold-import": coldImport, types, "unknown-values": unknownValues },
  mock: { throughput, pages, start, world, endurance, probes },
  docs: { load, text: withoutScript, accessibility, identity, build },
  pipeline: { edit },
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: "boolean" } } });
const [area, measurement] = positionals;
const quick = values.quick ?? false;
const isWritten = !quick && !measurement;

const chosen = choose();
if (chosen.client) await generate();
const chapters: Chapters = {};
for (const [name, measurements] of Object.entries(chosen)) {
  const sections: (Section | Words)[] = [];
  for (const [title, measure] of Object.entries(measurements)) {
    sections.push(...(await timed(`${name} ${title}`, () => measure({ quick }))));
  }
  const [first] = sections;
  if (isWritten && first) writeChart(name, chart(first));
  chapters[name] = joined([heading(name), ...sections.map(render)]);
}
console.log(joined(Object.values(chapters)));
if (isWritten) writeReport(Object.keys(areas), chapters);

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
