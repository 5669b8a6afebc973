/** bench/README.md: an introduction, and a chapter for each area. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem, type } from "node:os";
import { BETTER, joined, MET, MISSED } from "./markdown.ts";
import { file, versions } from "./peers.ts";

const REPORT = file("../README.md");

/** As seen from the report. */
const CHARTS = "charts";

/** The chapters by their areas, in Markdown. */
export type Chapters = Record<string, string>;

/** Writes the report. An area that was not measured this time keeps the chapter that it has. */
export function writeReport(areas: string[], measured: Chapters): void {
  const former = readChapters();
  const chapters = Object.fromEntries(areas.map((area) => [area, measured[area] ?? former[area] ?? ""]));
  writeFileSync(REPORT, joined([introduction(), summary(chapters), ...Object.values(chapters).filter(Boolean)]));
}

/** How the areas came out, counted in their chapters. */
function summary(chapters: Chapters): string {
  const count = (chapter: string, start: string): number => chapter.split(`\n- ${start}`).length - 1;
  const lines = Object.entries(chapters).map(([area, chapter]) => {
    const counts = [MET, MISSED, BETTER].map((start) => count(chapter, start));
    return `| [${title(area)}](#${area}) | ${counts.join(" | ")} |`;
  });
  return `|  | wanted and met | wanted and missed | others better than ours |\n| --- | ---: | ---: | ---: |\n${lines.join("\n")}\n`;
}

/** The heading of an area's chapter, the chart that stands below it, and what is to be known before the tables. */
export function heading(area: string, setup?: string): string {
  const chart = `![The first table below as a bar chart](${CHARTS}/${area}.svg)`;
  return joined([`## ${title(area)}`, chart, setup ? `${machine()} ${setup}` : machine()]);
}

function title(area: string): string {
  return `${area[0]?.toUpperCase()}${area.slice(1)}`;
}

/** Writes an area's chart. */
export function writeChart(area: string, svg: string): void {
  mkdirSync(file("../charts"), { recursive: true });
  writeFileSync(file(`../charts/${area}.svg`), svg);
}

function readChapters(): Chapters {
  const text = existsSync(REPORT) ? readFileSync(REPORT, "utf8") : "";
  const chapters = text.split(/^(?=## )/m).slice(1);
  return Object.fromEntries(chapters.map((chapter) => [/^## (.*)$/m.exec(chapter)?.[1]?.toLowerCase() ?? "", chapter]));
}

function introduction(): string {
  return `# Comparison

Written by \`npm run compare\`, which measures everything anew on the machine it runs on, peers and ours in the same run.
Absolute figures change with the machine, and small differences from run to run. \`npm run compare -- client\` measures
one area, \`npm run compare -- client faults\` one row, \`--quick\` with fewer samples; \`--help\` lists them.

Less is better in every table of figures but for calls per second, and the best row comes first. A figure is the median;
the middle half of the samples lies between the two in brackets. Below each table stands who is better than ours, and why,
and what we want of ourselves, met or missed. What is compared was chosen by those who made ours. Our client is measured
as packed for publication, our mock as a command, our docs as built.

Compared: ${versions().join(", ")}.
`;
}

function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `Measured on ${cpus().length} cores, ${gigabytes} GB of memory, ${type()}, Node ${process.versions.node}.`;
}
