/** What cells say by default where something could not be measured. */
export const NOT_MEASURED = "could not be measured";

/** Repeated measurements of one thing. Undefined when it could not be measured. */
export type Samples = number[] | undefined;

/** One thing that is compared. */
export interface Row {
  name: string;
  /** Whether it is ours. */
  ours: boolean;
  /** One for each column. */
  cells: Samples[];
  /** What its empty cells say, where they are not empty by accident. */
  gap?: string;
  /** Why it can be better than ours, in Markdown; shown when it is. */
  reason?: string;
  /** Whether it is no peer, but the least that there can be. */
  isFloor?: boolean;
}

/** One table of the comparison. */
export interface Section {
  title: string;
  /** How it was measured, in Markdown. */
  method: string;
  /** The file that measures it, as seen from this package. */
  script: string;
  columns: string[];
  /** The column, if any, of which more is better; of all others less is. */
  moreIsBetter?: string;
  /**
   * Whether each figure, or the first one of each row, is also shown as a multiple of our best; differences, which may
   * be negative, are not.
   */
  multiples: boolean | "first";
  /** How many decimals are shown. */
  decimals: number;
  rows: Row[];
  goals: Goal[];
}

/** A table of words, for what cannot be counted. */
export interface Words extends Pick<Section, "title" | "method" | "script" | "columns"> {
  /** What is to be known besides, in Markdown. */
  notes?: string;
  /** In the order they are shown in, each with its name and a word for each column. */
  words: [name: string, ...cells: string[]][];
}

/** What we want of ourselves. */
export interface Goal {
  text: string;
  /** The figure that was reached, and the greatest one that is good enough. */
  figure: number;
  limit: number;
  /** Why it is not reached, in Markdown; shown when it is not. */
  reason?: string;
}

/** How much is measured. */
export interface Effort {
  quick: boolean;
}

/** Measures, and makes tables of it. */
export type Measurement = (effort: Effort) => Promise<(Section | Words)[]>;

/** Whether something is ours, by its name in a table. */
export function isOurs(name: string): boolean {
  return name.startsWith("ours");
}

/** The names that a table shows. */
export interface Names<Name extends string> {
  names: readonly Name[];
  /** Why those that are not ours can be better. */
  reasons?: Partial<Record<NoInfer<Name>, string>>;
  /** What is no peer, but the least that there can be. */
  floor?: NoInfer<Name>;
}

/** The rows of samples that hold one figure for each column. */
export function rowsOf<Name extends string>(
  { names, reasons, floor }: Names<Name>,
  columns: readonly string[],
  samples: Record<Name, readonly number[][] | undefined>,
): Row[] {
  return names.map((name) => {
    const cells = columns.map((_, column) => samples[name]?.map((figures) => figures[column] ?? Number.NaN));
    return { name, ours: isOurs(name), cells, reason: reasons?.[name], isFloor: name === floor };
  });
}

/** The middle of the samples; not a number when there are none. */
export function median(samples: Samples): number {
  return quantile(samples, 0.5);
}

/** The value that a share of the samples is below, interpolated between neighbours. */
export function quantile(samples: Samples, share: number): number {
  const sorted = (samples ?? []).toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}

/** The median of a row's cell, by name. */
export function medianOf(rows: Row[], name: string, column = 0): number {
  return median(rows.find((row) => row.name === name)?.cells[column]);
}
