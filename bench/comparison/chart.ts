/** Draws a table as a bar chart: one SVG for light and dark color schemes. */
import { formatted } from "./markdown.ts";
import { CORRECT, type FigureTable, isOurs, median, NOT_MEASURED, type Table, type TextTable } from "./table.ts";

interface Bar {
  name: string;
  isOurs: boolean;
  /** NaN when there is no result. */
  value: number;
  label: string;
}

const WIDTH = 720;
const MARGIN = 16;
const NAMES_WIDTH = 290;
const LABELS_WIDTH = 110;
const HEAD_HEIGHT = 62;
const STEP = 26;
const BAR_HEIGHT = 16;

/** Has its own background, because the color scheme of the page can differ from that of the reader's system. */
const STYLE = `
text { font: 13px system-ui, sans-serif; fill: #24292f }
.title { font-size: 15px; font-weight: 600 }
.note { fill: #57606a }
.background { fill: #ffffff }
.bar { fill: #8c959f }
.ours { fill: #0b57a4 }
text.ours { fill: #24292f; font-weight: 600 }
@media (prefers-color-scheme: dark) {
  text, text.ours { fill: #e6edf3 }
  .note { fill: #9da7b3 }
  .background { fill: #0d1117 }
  .bar { fill: #6e7681 }
  .ours { fill: #58a6ff }
}`;

interface Chart {
  title: string;
  note: string;
  bars: Bar[];
}

export function chart(table: Table): string {
  const { title, note, bars } = "lines" in table ? chartOfCounts(table) : chartOfFigures(table);
  const height = HEAD_HEIGHT + bars.length * STEP + MARGIN;
  const longest = Math.max(0, ...bars.map(({ value }) => value).filter((value) => value > 0));
  const description = bars.map(({ name, label }) => `${name}: ${label}`).join("; ");
  const size = `viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="title desc">
<title id="title">${escaped(`${title}: ${note}`)}</title>
<desc id="desc">${escaped(description)}.</desc>
<style>${STYLE}
</style>
<rect class="background" width="${WIDTH}" height="${height}" rx="6"/>
<text class="title" x="${MARGIN}" y="28">${escaped(title)}</text>
<text class="note" x="${MARGIN}" y="48">${escaped(note)}</text>
${bars.map((bar, index) => barOf(bar, index, longest)).join("\n")}
</svg>
`;
}

function barOf({ name, isOurs, value, label }: Bar, index: number, longest: number): string {
  const y = HEAD_HEIGHT + index * STEP;
  const left = MARGIN + NAMES_WIDTH;
  // Even the shortest bar is visible.
  const width = value >= 0 ? Math.max(2, ((WIDTH - left - LABELS_WIDTH) * value) / longest) : 0;
  const ours = isOurs ? " ours" : "";
  return [
    `<text class="name${ours}" x="${left - 10}" y="${y + 13}" text-anchor="end">${escaped(name)}</text>`,
    `<rect class="bar${ours}" x="${left}" y="${y}" width="${width.toFixed(1)}" height="${BAR_HEIGHT}" rx="2"/>`,
    `<text class="value${ours}" x="${(left + width + 8).toFixed(1)}" y="${y + 13}">${escaped(label)}</text>`,
  ].join("");
}

/** The first column of figures, lowest first. */
function chartOfFigures({ title, columns, decimals, rows }: FigureTable): Chart {
  const bars = rows.map(({ name, ours, cells: [samples], gap = NOT_MEASURED }) => {
    const value = median(samples);
    return { name: plain(name), isOurs: ours, value, label: Number.isNaN(value) ? gap : formatted(value, decimals) };
  });
  return { title, note: `${plain(columns[0] ?? "")}; less is better`, bars: sorted(bars, 1) };
}

/** How many correct results each column has, highest first. */
function chartOfCounts({ title, columns, lines }: TextTable): Chart {
  const bars = columns.map((name, column) => {
    const cells = lines.map((line) => line[column + 1]);
    const correct = cells.filter((cell) => cell === CORRECT).length;
    const isGap = new Set(cells).size === 1 && correct === 0;
    const label = isGap ? `${cells[0]}` : `${correct}`;
    return { name: plain(name), isOurs: isOurs(name), value: isGap ? Number.NaN : correct, label };
  });
  // The last line has the totals.
  return { title, note: `${CORRECT}, of ${lines.length - 1}; more is better`, bars: sorted(bars, -1) };
}

function sorted(bars: Bar[], direction: 1 | -1): Bar[] {
  const rank = ({ value }: Bar): number => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : direction * value);
  return bars.toSorted((a, b) => Math.sign(rank(a) - rank(b)) || 0);
}

function plain(text: string): string {
  return text.replaceAll("`", "");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
