import { writeFile } from "node:fs/promises";
import { REPORT_COLUMNS } from "../limits.ts";
import type { Deviation } from "./deviations.ts";
import type { ContractProxy } from "./proxy.ts";

/** The result of a proxy. */
export interface ProxyReport {
  /** Without credentials and query. */
  upstream: string;
  /** The number of requests. */
  calls: number;
  deviations: Deviation[];
}

const COLUMNS: Column[] = [
  { heading: "side", maxWidth: 8 },
  { heading: "operation", maxWidth: 24 },
  { heading: "status", maxWidth: 6, align: "right" },
  { heading: "times", maxWidth: 7, align: "right" },
  { heading: "rule" },
];

/** The deviations as a table for a terminal, at most {@link REPORT_COLUMNS} wide, with a summary. */
export function formatDeviations(deviations: Deviation[], calls: number): string {
  const inRequests = `in ${calls} ${calls === 1 ? "request" : "requests"}.`;
  if (deviations.length === 0) return `No deviation ${inRequests}`;
  const rows = deviations.map(({ side, operation, status, count, rule }) => [
    side,
    operation,
    String(status ?? "–"),
    String(count),
    rule,
  ]);
  const kinds = deviations.length === 1 ? "1 kind" : `${deviations.length} kinds`;
  return `${formatTable(COLUMNS, rows, REPORT_COLUMNS)}\n\n${kinds} of deviation ${inRequests}`;
}

/** The report as a JSON document. */
export function deviationsAsJson({ upstream, calls, deviations }: ProxyReport): string {
  return `${JSON.stringify({ upstream, calls, deviations }, null, 2)}\n`;
}

/**
 * Reports what a proxy found when its command ends: as a table on stdout, and as a JSON document in the file, if given.
 *
 * @returns the exit code: 1 when there is at least one deviation, otherwise 0.
 * @throws Error when the file cannot be written. The message names it.
 */
export async function reportOnClose(
  proxy: ContractProxy,
  { report }: { report?: string | undefined } = {},
): Promise<number> {
  const deviations = proxy.deviations();
  const calls = proxy.calls();
  process.stdout.write(`${formatDeviations(deviations, calls)}\n`);
  if (report !== undefined) await writeReport(report, { upstream: proxy.upstream, calls, deviations });
  return deviations.length > 0 ? 1 : 0;
}

async function writeReport(file: string, report: ProxyReport): Promise<void> {
  try {
    await writeFile(file, deviationsAsJson(report));
  } catch (error) {
    throw new Error(`The report ${file} cannot be written: ${(error as Error).message}`, { cause: error });
  }
}

/** A column of a table. */
interface Column {
  heading: string;
  /** The maximum width, in characters. Default: what the other columns leave. */
  maxWidth?: number;
  /** The alignment of its cells. Default: left. */
  align?: "left" | "right";
}

const GAP = "  ";

/**
 * Formats a table for a terminal: columns as narrow as their cells allow, long cells on several lines.
 *
 * @param maxWidth of the whole table, in characters.
 */
function formatTable(columns: Column[], rows: string[][], maxWidth: number): string {
  const all = [columns.map(({ heading }) => heading), ...rows.map((row) => row.map(printable))];
  const limits = widthLimits(columns, all, maxWidth);
  const wrapped = all.map((row) => row.map((cell, i) => wrap(cell, limits[i] ?? cell.length)));
  const widths = columns.map((_, i) => widest(wrapped.flatMap((row) => row[i] ?? [])));
  const [head = "", ...body] = wrapped.map((row) => formatRow(row, columns, widths));
  return [head, widths.map((width) => "─".repeat(width)).join(GAP), ...body].join("\n");
}

function widthLimits(columns: Column[], rows: string[][], maxWidth: number): number[] {
  const bounded = columns.map((column, i) => Math.min(widest(rows.map((row) => row[i] ?? "")), column.maxWidth ?? 0));
  const taken = bounded.reduce((sum, width) => sum + width) + (columns.length - 1) * GAP.length;
  return bounded.map((width, i) => (columns[i]?.maxWidth === undefined ? maxWidth - taken : width));
}

function widest(texts: string[]): number {
  return Math.max(...texts.map(({ length }) => length));
}

function formatRow(cells: string[][], columns: Column[], widths: number[]): string {
  const height = Math.max(...cells.map((lines) => lines.length));
  const lines = Array.from({ length: height }, (_, line) =>
    cells.map((cell, i) => pad(cell[line] ?? "", widths[i] ?? 0, columns[i]?.align)).join(GAP),
  );
  return lines.map((line) => line.trimEnd()).join("\n");
}

function pad(text: string, width: number, align: Column["align"] = "left"): string {
  return align === "right" ? text.padStart(width) : text.padEnd(width);
}

/** Breaks between words, and within a word only when it is wider than the column. */
function wrap(text: string, width: number): string[] {
  const pieces = text.split(" ").flatMap((word) => word.match(new RegExp(`.{1,${width}}`, "gu")) ?? [""]);
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + piece.length > width) lines.push(piece);
    else lines[lines.length - 1] = `${last} ${piece}`;
  }
  return lines;
}

/** What an upstream sends may contain control characters for the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{C}/gu, "�");
}
