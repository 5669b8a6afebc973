import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Difference } from "./compare.ts";
import { firstLine } from "./load.ts";
import { Mistake } from "./mistake.ts";

const keys = ["operation", "place", "field", "what", "ours", "theirs"] as const;

/** An explanation. A key that is left out matches everything, `*` in a value any text, and a list any of its values. */
export type Known = { [key in (typeof keys)[number]]?: string | string[] } & { reason: string };

export interface Sorted {
  unexplained: Difference[];
  explained: (Difference & { reason: string })[];
  /** Explanations of what is no difference any more. */
  outdated: Known[];
}

export function readKnown(file: string): Known[] {
  const entries = readList(file);
  for (const [i, entry] of entries.entries()) {
    const unknown = Object.keys(entry).find((key) => key !== "reason" && !keys.includes(key as (typeof keys)[number]));
    if (unknown)
      throw new Mistake(`${file}: entry ${i + 1} has the key \`${unknown}\`; known are ${keys.join(", ")} and reason.`);
    if (!entry.reason || !entry.what) throw new Mistake(`${file}: entry ${i + 1} needs both \`what\` and \`reason\`.`);
  }
  return entries;
}

function readList(file: string): Known[] {
  try {
    const entries = parse(readFileSync(file, "utf8")) ?? [];
    if (Array.isArray(entries)) return entries;
    throw new Error("it is no list of explanations");
  } catch (error) {
    throw new Mistake(`${file} cannot be read: ${firstLine(error)}.`);
  }
}

export function sort(differences: Difference[], known: Known[]): Sorted {
  const sorted: Sorted = { unexplained: [], explained: [], outdated: [] };
  const used = new Set<Known>();
  for (const difference of differences) {
    const entries = known.filter((entry) => explains(entry, difference));
    for (const entry of entries) used.add(entry);
    if (entries[0]) sorted.explained.push({ ...difference, reason: entries[0].reason });
    else sorted.unexplained.push(difference);
  }
  sorted.outdated = known.filter((entry) => !used.has(entry));
  return sorted;
}

function explains(entry: Known, difference: Difference): boolean {
  return keys.every((key) => {
    const patterns = entry[key];
    return patterns === undefined || [patterns].flat().some((pattern) => matches(pattern, String(difference[key])));
  });
}

function matches(pattern: string, text: string): boolean {
  const literal = String(pattern)
    .split("*")
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`, "s").test(text);
}
