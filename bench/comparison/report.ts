/** Writes bench/README.md: an introduction, and a chapter for each area. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem, type } from "node:os";
import { UNPUBLISHED } from "./client/peers/index.ts";
import { BETTER, joined, MET, MISSED } from "./markdown.ts";
import { file, isInstalled } from "./run.ts";
import { NOT_INSTALLED } from "./table.ts";

const REPORT = file("../README.md");

/** Relative to the report. */
const CHARTS = "charts";

const TOOLS = ["openapi-fetch", "undici", "esbuild", "typescript", "typescript-7"];

/** Markdown by area. */
type Chapters = Record<string, string>;

/** Writes the report. An area that was not measured this time keeps its chapter. */
export function writeReport(areas: string[], measured: Chapters): void {
  const previous = readChapters();
  const chapters = Object.fromEntries(areas.map((area) => [area, measured[area] ?? previous[area] ?? ""]));
  writeFileSync(REPORT, joined([introduction(), summary(chapters), ...Object.values(chapters).filter(Boolean)]));
}

/** The results of each area, counted in its chapter. */
function summary(chapters: Chapters): string {
  const count = (chapter: string, start: string): number => chapter.split(`\n- ${start}`).length - 1;
  const lines = Object.entries(chapters).map(([area, chapter]) => {
    const counts = [MET, MISSED, BETTER].map((start) => count(chapter, start));
    return `| [${title(area)}](#${area}) | ${counts.join(" | ")} |`;
  });
  return `|  | goals met | goals missed | peers better than ours |\n| --- | ---: | ---: | ---: |\n${lines.join("\n")}\n`;
}

/** The heading of a chapter, its chart, and what applies to all of its tables. */
export function heading(area: string, setup?: string): string {
  const chart = `![Bar chart of the first table below](${CHARTS}/${area}.svg)`;
  return joined([`## ${title(area)}`, chart, setup ? `${machine()} ${setup}` : machine()]);
}

function title(area: string): string {
  return `${area[0]?.toUpperCase()}${area.slice(1)}`;
}

export function writeChart(area: string, svg: string): void {
  mkdirSync(file(`../${CHARTS}`), { recursive: true });
  writeFileSync(file(`../${CHARTS}/${area}.svg`), svg);
}

function readChapters(): Chapters {
  const text = existsSync(REPORT) ? readFileSync(REPORT, "utf8") : "";
  const chapters = text.split(/^(?=## )/m).slice(1);
  return Object.fromEntries(chapters.map((chapter) => [/^## (.*)$/m.exec(chapter)?.[1]?.toLowerCase() ?? "", chapter]));
}

function introduction(): string {
  return `# Benchmarks

Client, mock, reference, and build pipeline beside comparable tools. \`npm run compare\` writes this report: it measures
our packages and their peers in the same run, on the machine it runs on. Absolute figures depend on the machine, and small
differences vary from run to run. \`npm run compare -- client\` measures one area, \`npm run compare -- client faults\` one
table, \`--quick\` takes fewer samples, and \`--help\` lists all areas and measurements.

Less is better in every table of figures except for requests per second, and the best row comes first. Each figure is a
median, followed by the range of the middle half of the samples. The list below a table names the peers that beat ours, with
the reason, and our goals, met or missed. We chose what is compared. Our client is measured as packed for publication, our
mock as a command, and our reference site as built.

Compared: ${versions().join(", ")}.
`;
}

/** All packages that are compared, and the tools that measure them, with their versions. */
function versions(): string[] {
  const peers = Object.keys(manifest(".").optionalDependencies ?? {});
  return [...peers, UNPUBLISHED, ...TOOLS].map((name) => {
    if (!isInstalled(name)) return `${name} (${NOT_INSTALLED})`;
    const installed = manifest(`node_modules/${name}`);
    return `${installed.name} ${installed.version}`;
  });
}

function manifest(folder: string): { name: string; version: string; optionalDependencies?: Record<string, string> } {
  return JSON.parse(readFileSync(file(`${folder}/package.json`), "utf8"));
}

function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `Measured on ${cpus().length} cores, ${gigabytes} GB of memory, ${type()}, Node ${process.versions.node}.`;
}
