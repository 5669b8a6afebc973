/** Above this length, in characters, a name is no slip of the pen, and comparing it would only cost time. */
const MAX_LENGTH = 64;

/**
 * Names what somebody may have meant, ready to follow the complaint and end it: every filter of a field that is
 * known, otherwise the nearest name.
 */
export function suggestion(name: string, known: string[]): string {
  const siblings = known.filter((candidate) => isSameFilter(candidate, name));
  if (siblings.length > 0) return `; there are ${siblings.join(", ")}.`;
  const nearest = nearestName(name, known);
  return nearest === undefined ? "." : `; did you mean ${nearest}?`;
}

/**
 * Finds the known name with the fewest differences in letters, upper or lower case; of several, the first. Undefined
 * when more than half of the letters differ.
 */
function nearestName(name: string, known: string[]): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  const distances = known.map((candidate) => distance(name.toLowerCase(), candidate.toLowerCase()));
  const smallest = Math.min(...distances);
  return smallest <= name.length / 2 ? known[distances.indexOf(smallest)] : undefined;
}

/** Whether a name with brackets differs in the last pair only, or was shortened to what is in one pair. */
function isSameFilter(known: string, name: string): boolean {
  const withoutOperator = (text: string) => text.slice(0, text.lastIndexOf("["));
  return known.includes(`[${name}]`) || (known.includes("[") && withoutOperator(known) === withoutOperator(name));
}

/** How many letters must be added, removed or replaced to get from one text to the other (Levenshtein). */
function distance(from: string, to: string): number {
  // One row of the usual table: the distances from what has been read of `from` to every beginning of `to`.
  let row = Array.from({ length: to.length + 1 }, (_, length) => length);
  for (const letter of from) {
    let left = (row[0] ?? 0) + 1;
    const next = [left];
    for (const [j, other] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      const removed = (row[j + 1] ?? 0) + 1;
      left = Math.min(replaced, removed, left + 1);
      next.push(left);
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
