import type { Outcome } from "./exercise.ts";

/** Shows outcomes as a table, one column for each of them and one row for each check. */
export function table(outcomes: Map<string, Outcome>): string {
  const names = [...outcomes.keys()];
  const checks = [...new Set([...outcomes.values()].flatMap((outcome) => Object.keys(outcome)))];
  const rows = checks.map((check) => [check, ...names.map((name) => mark(outcomes.get(name)?.[check]))]);
  const all = [["", ...names], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return `${all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n")}\n`;
}

function mark(problem: string | null | undefined): string {
  if (problem === undefined) return "–";
  return problem === null ? "ok" : "FAILED";
}
