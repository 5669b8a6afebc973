/** Shows what was measured as Markdown. */
import {
  type Goal,
  median,
  NOT_MEASURED,
  quantile,
  type Row,
  type Samples,
  type Section,
  type Words,
} from "./section.ts";

/** How the lines below a table begin. */
export const BETTER = "**Better than";
const FLOOR = "The least there can be";
export const MET = "Met";
export const MISSED = "**Missed**";

/** A table, best row first, with how it came about above it; below, who is better than ours, and what we wanted. */
export function render(section: Section | Words): string {
  const { title, method, script } = section;
  const how = `${method} ([script](comparison/${script}))`;
  return joined([`### ${title}`, how, ...("words" in section ? wordTable(section) : [figureTable(section)])]);
}

function wordTable({ columns, words, notes }: Words): string[] {
  const table = lined([["", ...columns], ["---", ...columns.map(() => "---")], ...words]);
  return notes ? [notes, table] : [table];
}

function figureTable(section: Section): string {
  const { columns, multiples, decimals, rows, goals } = section;
  const isCompared = (column: number): boolean => (multiples === "first" ? column === 0 : multiples);
  const heads = ["", ...columns.flatMap((head, column) => (isCompared(column) ? [head, "beside our best"] : [head]))];
  const ours = rows.filter((row) => row.ours);
  const lines = [heads, heads.map((_, index) => (index === 0 ? "---" : "---:"))];
  for (const row of rows.toSorted((a, b) => order(a) - order(b))) {
    const cells = row.cells.flatMap((samples, column) => {
      const cell = number(samples, decimals, row.gap);
      return isCompared(column) ? [cell, beside(samples, ours, column)] : [cell];
    });
    lines.push([row.ours ? `**${row.name}**` : row.name, ...cells]);
  }
  return `${lined(lines)}\n${better(section)}${goals.map((goal) => item(goal, decimals)).join("")}`;
}

/** The rows that are better than one of ours in some column as it is shown, each with the reason. */
function better({ columns, moreIsBetter, decimals, rows }: Section): string {
  const ours = rows.filter((row) => row.ours);
  const isBetter = (row: Row, our: Row) => (name: string, column: number) => {
    const [a, b] = [row, our].map(({ cells }) => Number(median(cells[column]).toFixed(decimals)));
    return name === moreIsBetter ? Number(a) > Number(b) : Number(a) < Number(b);
  };
  const items = rows.map((row) => {
    // Which of ours it is better than, by the columns in which it is.
    const worse = Map.groupBy(row.ours ? [] : ours, (our) => columns.filter(isBetter(row, our)).join("; "));
    worse.delete("");
    const than = [...worse].map(([where, those]) => {
      const names = those.length === ours.length ? "ours" : those.map(({ name }) => name).join(" and ");
      return `${BETTER} ${names}**${columns.length > 1 ? ` (${where})` : ""}`;
    });
    const start = row.isFloor ? FLOOR : than.join("; ");
    return worse.size > 0 ? `\n- ${start}: ${row.name}. ${row.reason ?? "The reason is not known."}` : "";
  });
  return items.join("");
}

/** Puts pieces of Markdown below one another. */
export function joined(pieces: string[]): string {
  return `${pieces.map((piece) => piece.trimEnd()).join("\n\n")}\n`;
}

function lined(lines: string[][]): string {
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function order({ cells: [samples] }: Row): number {
  return samples ? median(samples) : Number.POSITIVE_INFINITY;
}

/** The median, and how far the middle half of the samples spreads. */
function number(samples: Samples, decimals: number, gap = NOT_MEASURED): string {
  if (!samples) return gap;
  const show = (value: number): string => shown(value, decimals);
  const spread = [quantile(samples, 0.25), quantile(samples, 0.75)].map(show);
  return spread[0] === spread[1] ? show(median(samples)) : `${show(median(samples))} (${spread.join(" – ")})`;
}

/** A figure as it is shown everywhere. */
export function shown(value: number, decimals: number): string {
  return value.toLocaleString("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

function beside(samples: Samples, ours: Row[], column: number): string {
  const ratio = median(samples) / Math.min(...figures(ours, column));
  return Number.isFinite(ratio) ? `${ratio.toFixed(2)} ×` : "";
}

/** The medians of a column, as far as there are any. */
function figures(rows: Row[], column: number): number[] {
  return rows.map(({ cells }) => median(cells[column])).filter((value) => !Number.isNaN(value));
}

function item({ text, figure, limit, reason }: Goal, decimals: number): string {
  if (Number.isNaN(figure + limit)) return `\n- Not measured: ${text}.`;
  const isMet = figure <= limit;
  const why = isMet || !reason ? "" : ` ${reason}`;
  const [wanted, measured] = [limit, figure].map((value) => shown(value, decimals));
  return `\n- ${isMet ? MET : MISSED}: ${text}. Wanted: ${wanted}; measured: ${measured}.${why}`;
}
