import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Difference } from "./compare.ts";
import { firstLine, UserError } from "./load.ts";

const KEYS = ["operation", "place", "field", "what", "ours", "theirs"] as const;

/** An omitted key matches everything, `*` in a value any text, and a list any of its values. */
export type Explanation = { [key in (typeof KEYS)[number]]?: string | string[] } & { reason: string };

export interface Sorted {
  unexplained: Difference[];
  explained: (Difference & { reason: string })[];
  /** Explanations without a difference. */
  outdated: Explanation[];
}

/** @throws UserError if the file cannot be read, or an entry has an unknown key or lacks `what` or `reason`. */
export function readExplanations(file: string): Explanation[] {
  const entries = readList(file);
  for (const [i, entry] of entries.entries()) {
    const unknown = Object.keys(entry).find((key) => key !== "reason" && !KEYS.includes(key as (typeof KEYS)[number]));
    const problem = unknown
      ? `has the unknown key \`${unknown}\`; use ${KEYS.join(", ")}, and reason`
      : (!entry.reason || !entry.what || entry.what === "*") && "needs `what`, other than `*`, and `reason`";
    if (problem) throw new UserError(`${file}: entry ${i + 1} ${problem}.`);
  }
  return entries;
}

function readList(file: string): Explanation[] {
  try {
    const entries = parse(readFileSync(file, "utf8")) ?? [];
    if (Array.isArray(entries)) return entries;
    throw new Error("it is not a list of explanations");
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${firstLine(error)}.`);
  }
}

/** Separates the explained differences from those that need attention. */
export function sort(differences: Difference[], explanations: Explanation[]): Sorted {
  const sorted: Sorted = { unexplained: [], explained: [], outdated: [] };
  const used = new Set<Explanation>();
  for (const difference of differences) {
    const entries = explanations.filter((entry) => explains(entry, difference));
    for (const entry of entries) used.add(entry);
    if (entries[0]) sorted.explained.push({ ...difference, reason: entries[0].reason });
    else sorted.unexplained.push(difference);
  }
  sorted.outdated = explanations.filter((entry) => !used.has(entry));
  return sorted;
}

function explains(entry: Explanation, difference: Difference): boolean {
  return KEYS.every((key) => {
    const patterns = entry[key];
    return patterns === undefined || [patterns].flat().some((pattern) => matches(pattern, String(difference[key])));
  });
}

function matches(pattern: string, text: string): boolean {
  const literals = String(pattern)
    .split("*")
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${literals.join(".*")}$`, "s").test(text);
}
