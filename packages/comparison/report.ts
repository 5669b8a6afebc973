/** COMPARISON.md at the root of the repo: an introduction, and a chapter for each area. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem, type } from "node:os";
import { file, versions } from "./peers.ts";

const REPORT = file("../../COMPARISON.md");

/** As seen from the report. */
const CHARTS = "packages/comparison/charts";

/** The chapters by their areas, in Markdown. */
export type Chapters = Record<string, string>;

/** Writes the report. An area that was not measured this time keeps the chapter that it has. */
export function writeReport(areas: string[], measured: Chapters): void {
  const former = readChapters();
  const chapters = areas.map((area) => measured[area] ?? former[area]).filter((chapter) => chapter !== undefined);
  writeFileSync(REPORT, joined([introduction(), ...chapters]));
}

/** Puts pieces of Markdown below one another. */
export function joined(pieces: string[]): string {
  return `${pieces.map((piece) => piece.trimEnd()).join("\n\n")}\n`;
}

/** The heading of an area's chapter, and the chart that stands below it. */
export function heading(area: string): string {
  const title = `${area[0]?.toUpperCase()}${area.slice(1)}`;
  return `## ${title}\n\n![The first table below as a bar chart](${CHARTS}/${area}.svg)\n`;
}

/** Writes an area's chart. */
export function writeChart(area: string, svg: string): void {
  mkdirSync(file("charts"), { recursive: true });
  writeFileSync(file(`charts/${area}.svg`), svg);
}

function readChapters(): Chapters {
  const text = existsSync(REPORT) ? readFileSync(REPORT, "utf8") : "";
  const chapters = text.split(/^(?=## )/m).slice(1);
  return Object.fromEntries(chapters.map((chapter) => [/^## (.*)$/m.exec(chapter)?.[1]?.toLowerCase() ?? "", chapter]));
}

function introduction(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const machine = `${cpus().length} cores, ${gigabytes} GB of memory, ${type()}, Node ${process.versions.node}`;
  return `# Comparison

Written by \`npm run compare\`, which measures everything anew on the machine it runs on, peers and ours in the same run.
This one: ${machine}. Absolute figures change with the machine, their proportions hardly.
\`npm run compare -- client\` measures one area, \`npm run compare -- client faults\` one row, \`--quick\` with fewer samples.

Less is better in every table of figures, and the best row comes first. A figure is the median; the middle half of the
samples lies between the two in brackets. Our client is measured as packed for publication, our mock as a command,
our docs as built.

Compared: ${versions().join(", ")}.
`;
}
