/**
 * Compares this project with its peers: `npm run compare -- [area [measurement]] [--quick]`. Areas that
 * are measured as a whole get their chapters in bench/README.md written; a quick run, or one measurement, only prints.
 * Fails when something of ours could not be measured; what happens to a peer is a cell of its table.
 */
import { parseArgs } from "node:util";
import { areas, setups } from "./areas.ts";
import { chart } from "./chart.ts";
import { gapsOf } from "./gaps.ts";
import { generate } from "./generate.ts";
import { joined, render } from "./markdown.ts";
import { progress, timed } from "./progress.ts";
import { type Chapters, heading, writeChart, writeReport } from "./report.ts";
import type { Section, Words } from "./section.ts";

const USAGE = `Usage: npm run compare -- [area [measurement]] [--quick]

Areas and their measurements:
${Object.entries(areas)
  .map(([name, measurements]) => `  ${name}: ${Object.keys(measurements).join(", ")}`)
  .join("\n")}

--quick measures with fewer samples. Only whole areas without it are written to bench/README.md.`;

const { quick, area, measurement } = readArguments();
const isWritten = !quick && !measurement;

// Whatever was started or copied is stopped and removed when this process exits, not when it is killed.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

const chosen = choose();
if (chosen.client) await generate();
const chapters: Chapters = {};
const gaps: string[] = [];
for (const [name, measurements] of Object.entries(chosen)) {
  const sections: (Section | Words)[] = [];
  for (const [title, measure] of Object.entries(measurements)) {
    sections.push(...(await timed(`${name} ${title}`, () => measure({ quick }))));
  }
  const [first] = sections;
  if (isWritten && first) writeChart(name, chart(first));
  chapters[name] = joined([heading(name, setups[name]), ...sections.map(render)]);
  gaps.push(...sections.flatMap(gapsOf));
}
console.log(joined(Object.values(chapters)));
if (isWritten) writeReport(Object.keys(areas), chapters);
for (const gap of gaps) progress(`Could not be measured: ${gap}`);
if (gaps.length > 0) process.exitCode = 1;

function readArguments(): { quick: boolean; area: string | undefined; measurement: string | undefined } {
  try {
    const options = { quick: { type: "boolean", default: false }, help: { type: "boolean" } } as const;
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [area, measurement, ...more] = positionals;
    if (more.length > 0) throw new Error(`One measurement at a time, or a whole area: ${more.join(" ")} is too much.`);
    if (!values.help) return { quick: values.quick, area, measurement };
  } catch (error) {
    return fail(`${(error as Error).message}\n${USAGE}`);
  }
  console.log(USAGE);
  process.exit();
}

function choose(): typeof areas {
  if (!area) return areas;
  const measurements = own(areas, area);
  if (!measurements) return fail(`There is no area ${area}.\n${USAGE}`);
  if (!measurement) return { [area]: measurements };
  const measure = own(measurements, measurement);
  if (!measure) return fail(`The area ${area} has no measurement ${measurement}.\n${USAGE}`);
  return { [area]: { [measurement]: measure } };
}

/** Not what every object has, such as a constructor. */
function own<Value>(values: Record<string, Value>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
