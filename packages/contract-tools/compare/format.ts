import { stripVTControlCharacters } from "node:util";
import type { Difference } from "./compare.ts";
import type { Explanation, Sorted } from "./known-differences.ts";

const SEVERITIES = ["breaks", "stricter", "more"];
const HEAD = ["severity", "where", "what", "ours", "theirs", ""];

/** The differences as a table. Those that need attention come last, where a terminal shows them. */
export function formatTable({ unexplained, explained, outdated }: Sorted): string {
  const bySeverity = unexplained.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const sections = [
    section("Explained", explained, ({ reason }) => reason),
    section("Differences", bySeverity, ({ meaning }) => meaning),
    ...outdated.map((entry) =>
      sanitize(`Explained, but no difference: ${name(entry)}. Remove it if this is the vendor's description.`),
    ),
    `${unexplained.length} unexplained, ${explained.length} explained, ${outdated.length} explanations without a difference.`,
  ];
  return sections.filter(Boolean).join("\n\n");
}

function name({ operation = "*", place = "*", field = "*", what }: Explanation): string {
  return [operation, place, field, what].flat().join(" · ");
}

/** The same difference in many places, such as in every error of every operation, is one row. */
function section<T extends Difference>(title: string, differences: T[], lastCell: (difference: T) => string): string {
  const groups = Map.groupBy(differences, (one) => JSON.stringify(cells(one, "", lastCell(one))));
  const rows = [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((first) => cells(first, where(group), lastCell(first))),
  );
  return rows.length > 0 ? `${title}\n${align([HEAD, ...rows])}` : "";
}

function cells({ severity, field, what, ours, theirs }: Difference, where: string, last: string): string[] {
  return [severity, where || field, what, without(ours, theirs), without(theirs, ours), last].map(sanitize);
}

function where([first, ...others]: Difference[]): string {
  const place = [first?.operation, first?.place, first?.field].filter(Boolean).join(" · ") || "everywhere";
  return others.length > 0 ? `${place} (and ${others.length} more)` : place;
}

/** Of two lists, only what the other one does not have. */
function without(values: string | string[], others: string | string[]): string {
  if (!Array.isArray(values)) return values;
  if (!Array.isArray(others)) return values.join(", ");
  return values.filter((value) => !others.includes(value)).join(", ") || "–";
}

/** The text comes from outside, and a terminal obeys control characters. */
function sanitize(text: string): string {
  return stripVTControlCharacters(text).replace(/\p{C}/gu, "?");
}

function align(rows: string[][]): string {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd())
    .join("\n");
}
