/** The tables of the report: their rows, goals, and statistics. */

/** What a cell says instead of a result. */
export const NOT_MEASURED = "not measured";
export const NOT_INSTALLED = "not installed";

/** What a cell of a text table says when the result is as it should be. */
export const CORRECT = "correct";

/** Repeated measurements. Undefined when the measurement failed. */
export type Samples = number[] | undefined;

/** One candidate of a comparison. */
export interface Row {
  name: string;
  ours: boolean;
  /** One for each column. */
  cells: Samples[];
  /** What its empty cells say. Default: not measured. */
  gap?: string | undefined;
  /** Why it can be better than ours, in Markdown. Shown only when it is. */
  reason?: string | undefined;
  /** Whether it is a lower bound instead of a peer. */
  isFloor?: boolean;
}

interface TableBase {
  title: string;
  /** How it was measured, in Markdown. */
  method: string;
  /** The file that measures it, relative to this package. */
  script: string;
  columns: string[];
}

/** A table of numbers. */
export interface FigureTable extends TableBase {
  /** The only column in which more is better. In all others, less is better. */
  moreIsBetter?: string;
  /** Which columns are also shown as a multiple of our best. Not for differences, which can be negative. */
  multiples: boolean | "first";
  decimals: number;
  rows: Row[];
  goals: Goal[];
}

/** A table of text, for what cannot be counted. */
export interface TextTable extends TableBase {
  /** Additional information, in Markdown. */
  notes?: string;
  /** In the order in which they are shown: the name, and a text for each column. */
  lines: [name: string, ...cells: string[]][];
}

export type Table = FigureTable | TextTable;

/** A goal for ours. */
export interface Goal {
  text: string;
  /** The measured figure, and the highest one that meets the goal. */
  figure: number;
  limit: number;
  /** Why the goal is missed, in Markdown. Shown only when it is. */
  reason?: string | undefined;
}

export interface Options {
  /** Whether to take fewer samples. */
  quick: boolean;
}

export type Measurement = (options: Options) => Promise<Table[]>;

/** Whether a row or column is ours, by its name. */
export function isOurs(name: string): boolean {
  return name.startsWith("ours");
}

/** Which rows of ours have cells without a result, by name. */
export function missingResults(table: Table): string[] {
  if ("rows" in table) {
    return table.rows.filter(({ ours, cells }) => ours && cells.includes(undefined)).map(({ name }) => name);
  }
  const isMissing = (row: string, cell: string, column: number) =>
    [NOT_MEASURED, NOT_INSTALLED].includes(cell) && (isOurs(row) || isOurs(table.columns[column] ?? ""));
  return table.lines
    .filter(([row, ...cells]) => cells.some((cell, column) => isMissing(row, cell, column)))
    .map(([row]) => row);
}

interface RowOptions<Name extends string> {
  names: readonly Name[];
  /** Why peers can be better than ours. */
  reasons?: Partial<Record<NoInfer<Name>, string>>;
  /** The row that is a lower bound. */
  floor?: NoInfer<Name>;
}

/** The rows of samples that have one figure for each column. */
export function rowsOf<Name extends string>(
  { names, reasons, floor }: RowOptions<Name>,
  columns: readonly string[],
  samples: Record<Name, readonly number[][] | undefined>,
): Row[] {
  return names.map((name) => {
    const cells = columns.map((_, column) => samples[name]?.map((figures) => figures[column] ?? Number.NaN));
    return { name, ours: isOurs(name), cells, reason: reasons?.[name], isFloor: name === floor };
  });
}

/** The lines of samples that have one text for each column. */
export function linesOf<Name extends string>(
  names: readonly Name[],
  columns: readonly string[],
  samples: Record<Name, readonly string[][] | undefined>,
): TextTable["lines"] {
  return names.map((name) => [name, ...(samples[name]?.[0] ?? columns.map(() => NOT_MEASURED))]);
}

/** The median of the samples; NaN when there are none. */
export function median(samples: Samples): number {
  return quantile(samples, 0.5);
}

/** The value below which a share of the samples lies, interpolated linearly. */
export function quantile(samples: Samples, share: number): number {
  const sorted = (samples ?? []).toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}

/** The median of a cell, by row name and column. */
export function medianOf(rows: Row[], name: string, column = 0): number {
  return median(rows.find((row) => row.name === name)?.cells[column]);
}
