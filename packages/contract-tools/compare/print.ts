import { stripVTControlCharacters } from "node:util";
import type { Difference } from "./compare.ts";
import type { Known, Sorted } from "./known.ts";

const severities = ["breaks", "stricter", "more"];

/** The differences as a table, those that need somebody's attention last, where a terminal shows them. */
export function table({ unexplained, explained, outdated }: Sorted): string {
  const bySeverity = unexplained.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const sections = [
    section("Explained", explained, (difference) => (difference as Sorted["explained"][number]).reason),
    section("Differences", bySeverity, ({ meaning }) => meaning),
    ...outdated.map((entry) =>
      harmless(`Explained, but no difference: ${name(entry)}. Remove it where this is the vendor's description.`),
    ),
    `${unexplained.length} unexplained, ${explained.length} explained, ${outdated.length} explanations without a difference.`,
  ];
  return sections.filter(Boolean).join("\n\n");
}

function name({ operation = "*", place = "*", field = "*", what }: Known): string {
  return [operation, place, field, what].flat().join(" · ");
}

/** What differs in the same way in many places, such as every error of every operation, is one line. */
function section(title: string, differences: Difference[], last: (difference: Difference) => string): string {
  const groups = Object.values(
    Object.groupBy(differences, (one) => JSON.stringify(cells(one, "", last(one)))),
  ) as Difference[][];
  const rows = groups.map((group) => cells(group[0] as Difference, where(group), last(group[0] as Difference)));
  return rows.length > 0 ? `${title}\n${aligned([["severity", "where", "what", "ours", "theirs", ""], ...rows])}` : "";
}

function cells({ severity, field, what, ours, theirs }: Difference, where: string, last: string): string[] {
  return [severity, where || field, what, besides(ours, theirs), besides(theirs, ours), last].map(harmless);
}

function where([first, ...others]: Difference[]): string {
  const place = [first?.operation, first?.place, first?.field].filter(Boolean).join(" · ") || "everywhere";
  return others.length > 0 ? `${place} (and ${others.length} more)` : place;
}

/** Of two lists, only what the other does not have. */
function besides(values: string | string[], others: string | string[]): string {
  if (!Array.isArray(values)) return values;
  if (!Array.isArray(others)) return values.join(", ");
  return values.filter((value) => !others.includes(value)).join(", ") || "–";
}

/** Somebody else wrote this, and a terminal obeys some characters. */
function harmless(text: string): string {
  return stripVTControlCharacters(text).replace(/\p{C}/gu, "?");
}

function aligned(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd())
    .join("\n");
}
