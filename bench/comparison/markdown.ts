/** Renders the tables as Markdown. */
import {
  type FigureTable,
  type Goal,
  median,
  NOT_MEASURED,
  quantile,
  type Row,
  type Samples,
  type Table,
  type TextTable,
} from "./table.ts";

/** How the items below a table begin. */
export const BETTER = "**Better than";
export const MET = "Met";
export const MISSED = "**Missed**";
const FLOOR = "Lower bound";

/** A table, best row first. Its method is above it; below are the peers that beat ours, and our goals. */
export function render(table: Table): string {
  const { title, method, script } = table;
  const source = `${method} ([script](comparison/${script}))`;
  const body = "lines" in table ? textTable(table) : [figureTable(table)];
  return joined([`### ${title}`, source, ...body]);
}

function textTable({ columns, lines, notes }: TextTable): string[] {
  const table = tableOf([["", ...columns], ["---", ...columns.map(() => "---")], ...lines]);
  return notes ? [notes, table] : [table];
}

function figureTable(table: FigureTable): string {
  const { columns, multiples, decimals, rows, goals } = table;
  const isCompared = (column: number): boolean => (multiples === "first" ? column === 0 : multiples);
  const heads = ["", ...columns.flatMap((head, column) => (isCompared(column) ? [head, "vs. our best"] : [head]))];
  const ours = rows.filter((row) => row.ours);
  const lines = [heads, heads.map((_, index) => (index === 0 ? "---" : "---:"))];
  for (const row of rows.toSorted((a, b) => rank(a) - rank(b))) {
    const cells = row.cells.flatMap((samples, column) => {
      const cell = cellOf(samples, decimals, row.gap);
      return isCompared(column) ? [cell, multipleOf(samples, ours, column)] : [cell];
    });
    lines.push([row.ours ? `**${row.name}**` : row.name, ...cells]);
  }
  return `${tableOf(lines)}\n${betterPeers(table)}${goals.map((goal) => goalItem(goal, decimals)).join("")}`;
}

/** The rows that beat one of ours in some column, as rounded for display, each with the reason. */
function betterPeers({ columns, moreIsBetter, decimals, rows }: FigureTable): string {
  const ours = rows.filter((row) => row.ours);
  const isBetter = (row: Row, our: Row) => (name: string, column: number) => {
    const [a, b] = [row, our].map(({ cells }) => Number(median(cells[column]).toFixed(decimals)));
    return name === moreIsBetter ? Number(a) > Number(b) : Number(a) < Number(b);
  };
  const items = rows.map((row) => {
    // The rows of ours that it beats, grouped by the columns in which it does.
    const beaten = Map.groupBy(row.ours ? [] : ours, (our) => columns.filter(isBetter(row, our)).join("; "));
    beaten.delete("");
    const groups = [...beaten].map(([where, group]) => {
      const names = group.length === ours.length ? "ours" : group.map(({ name }) => name).join(" and ");
      return `${BETTER} ${names}**${columns.length > 1 ? ` (${where})` : ""}`;
    });
    const start = row.isFloor ? FLOOR : groups.join("; ");
    return beaten.size > 0 ? `\n- ${start}: ${row.name}. ${row.reason ?? "The reason is not known."}` : "";
  });
  return items.join("");
}

/** Joins blocks of Markdown with blank lines. */
export function joined(blocks: string[]): string {
  return `${blocks.map((block) => block.trimEnd()).join("\n\n")}\n`;
}

function tableOf(lines: string[][]): string {
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function rank({ cells: [samples] }: Row): number {
  return samples ? median(samples) : Number.POSITIVE_INFINITY;
}

/** The median, and the range of the middle half of the samples. */
function cellOf(samples: Samples, decimals: number, gap = NOT_MEASURED): string {
  if (!samples) return gap;
  const show = (value: number): string => formatted(value, decimals);
  const range = [quantile(samples, 0.25), quantile(samples, 0.75)].map(show);
  return range[0] === range[1] ? show(median(samples)) : `${show(median(samples))} (${range.join(" – ")})`;
}

export function formatted(value: number, decimals: number): string {
  return value.toLocaleString("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

function multipleOf(samples: Samples, ours: Row[], column: number): string {
  const medians = ours.map(({ cells }) => median(cells[column])).filter((value) => !Number.isNaN(value));
  const ratio = median(samples) / Math.min(...medians);
  return Number.isFinite(ratio) ? `${ratio.toFixed(2)} ×` : "";
}

function goalItem({ text, figure, limit, reason }: Goal, decimals: number): string {
  if (Number.isNaN(figure + limit)) return `\n- Not measured: ${text}.`;
  const isMet = figure <= limit;
  const [goal, measured] = [limit, figure].map((value) => formatted(value, decimals));
  return `\n- ${isMet ? MET : MISSED}: ${text}. Goal: ${goal}; measured: ${measured}.${isMet || !reason ? "" : ` ${reason}`}`;
}
