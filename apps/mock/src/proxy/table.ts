/** A column of a table. */
export interface Column {
  heading: string;
  /** How wide it may be, in characters. Default: what the other columns leave. */
  maxWidth?: number;
  /** On which side its cells stand. Default: left. */
  align?: "left" | "right";
}

const GAP = "  ";

/**
 * Lays out a table for a terminal: columns as narrow as their cells allow, long cells in several lines.
 *
 * @param maxWidth of the whole table, in characters.
 */
export function formatTable(columns: Column[], rows: string[][], maxWidth: number): string {
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

/** Breaks between words, and inside a word only when it is wider than the column. */
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

/** What an upstream sends may steer a terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{C}/gu, "�");
}
