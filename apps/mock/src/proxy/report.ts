import { writeFile } from "node:fs/promises";
import { REPORT_COLUMNS } from "../limits.ts";
import type { Deviation } from "./deviations.ts";
import type { ContractProxy } from "./proxy.ts";
import { type Column, formatTable } from "./table.ts";

/** What a proxy found out. */
export interface ProxyReport {
  /** Without credentials and query. */
  upstream: string;
  /** How many calls came. */
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

/** Lists the deviations as a table for a terminal, 100 columns wide at most, and sums them up in a sentence. */
export function formatDeviations(deviations: Deviation[], calls: number): string {
  const inCalls = `in ${calls} ${calls === 1 ? "call" : "calls"}.`;
  if (deviations.length === 0) return `No deviation ${inCalls}`;
  const rows = deviations.map(({ side, operation, status, count, rule }) => [
    side,
    operation,
    String(status ?? "–"),
    String(count),
    rule,
  ]);
  const kinds = deviations.length === 1 ? "1 kind" : `${deviations.length} kinds`;
  return `${formatTable(COLUMNS, rows, REPORT_COLUMNS)}\n\n${kinds} of deviation ${inCalls}`;
}

/** Writes the report as one JSON document. */
export function deviationsAsJson({ upstream, calls, deviations }: ProxyReport): string {
  return `${JSON.stringify({ upstream, calls, deviations }, null, 2)}\n`;
}

/**
 * Reports what a proxy found, as its command closes: the table on stdout, and the JSON document in a file if one is
 * named.
 *
 * @returns the exit code: 1 when there is at least one deviation, otherwise 0.
 * @throws Error when the file cannot be written; the message names it.
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
