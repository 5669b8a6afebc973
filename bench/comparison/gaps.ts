/** Finds what could not be measured. */
import { isOurs, type Section, type Words } from "./section.ts";

/** What of ours is missing in a table, by its names. What is missing of a peer can be seen there. */
export function gapsOf(section: Section | Words): string[] {
  return "words" in section ? gapsInWords(section) : gapsInFigures(section);
}

function gapsInFigures({ rows }: Section): string[] {
  return rows.filter(({ ours, cells }) => ours && cells.includes(undefined)).map(({ name }) => name);
}

/** Ours is a column there, or a row. */
function gapsInWords({ columns, words }: Words): string[] {
  const isGap = (row: string, word: string, column: number) =>
    word.startsWith("could not be") && (isOurs(row) || isOurs(columns[column] ?? ""));
  return words.filter(([row, ...cells]) => cells.some((word, column) => isGap(row, word, column))).map(([row]) => row);
}
