/** Shows what was measured as Markdown. */
import { type Goal, median, quantile, type Row, type Samples, type Section, type Words } from "./section.ts";

/** A table, best row first, with how it came about above it and what we wanted below. */
export function render(section: Section | Words): string {
  const { title, method, script } = section;
  const how = `${method} ([script](packages/comparison/${script}))`;
  return `### ${title}\n\n${how}\n\n${"words" in section ? wordTable(section) : figureTable(section)}`;
}

function wordTable({ columns, words }: Words): string {
  return `${lined([["", ...columns], ["---", ...columns.map(() => "---")], ...words])}\n`;
}

function figureTable({ columns, multiples, decimals, rows, goals }: Section): string {
  const isCompared = (column: number): boolean => (multiples === "first" ? column === 0 : multiples);
  const heads = ["", ...columns.flatMap((head, column) => (isCompared(column) ? [head, "beside our best"] : [head]))];
  const lines = [heads, heads.map((_, index) => (index === 0 ? "---" : "---:"))];
  for (const row of rows.toSorted((a, b) => order(a) - order(b))) {
    const cells = row.cells.flatMap((samples, column) => {
      const cell = number(samples, decimals, row.gap);
      return isCompared(column) ? [cell, beside(samples, rows, column)] : [cell];
    });
    lines.push([row.ours ? `**${row.name}**` : row.name, ...cells]);
  }
  return `${lined(lines)}\n${goals.map((goal) => item(goal, decimals)).join("")}`;
}

function lined(lines: string[][]): string {
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function order({ cells: [samples] }: Row): number {
  return samples ? median(samples) : Number.POSITIVE_INFINITY;
}

/** The median, and how far the middle half of the samples spreads. */
function number(samples: Samples, decimals: number, gap = "could not be measured"): string {
  if (!samples) return gap;
  const show = (value: number): string =>
    value.toLocaleString("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const spread = [quantile(samples, 0.25), quantile(samples, 0.75)].map(show);
  return spread[0] === spread[1] ? show(median(samples)) : `${show(median(samples))} (${spread.join(" – ")})`;
}

function beside(samples: Samples, rows: Row[], column: number): string {
  const ours = rows.filter((row) => row.ours && row.cells[column]).map((row) => median(row.cells[column]));
  const ratio = median(samples) / Math.min(...ours);
  return ours.length > 0 && Number.isFinite(ratio) ? `${ratio.toFixed(2)} ×` : "";
}

function item({ text, figure, limit }: Goal, decimals: number): string {
  if (Number.isNaN(figure + limit)) return `\n- Not measured: ${text}.`;
  const verdict = figure <= limit ? "Met" : "**Missed**";
  return `\n- ${verdict}: ${text}. That is ${limit.toFixed(decimals)}; it is ${figure.toFixed(decimals)}.`;
}
