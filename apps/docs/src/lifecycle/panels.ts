/** The layout of the lifecycle diagram: panels, one per phase, with a row per status. Units: pixels. */
import { type Status, sourcesOf, statuses, statusNamed, typicalPath, wholePhases } from "./statuses.ts";

/** A status: on the typical path, beside it, or with a note on the statuses before it. */
interface Row {
  status: Status;
  beside?: boolean;
  /** Names the statuses before it where they are too many to draw. */
  note?: Note;
}

interface Note {
  text: string;
  /** Whether orders may also return to those statuses. */
  bothWays: boolean;
}

interface Panel {
  phase: string;
  rows: Row[];
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlacedPanel extends Box {
  phase: string;
  rows: (Row & { box: Box; noteBox: Box })[];
}

const PADDING = 8;
const LABEL = 22;
const ROW = 48;
const NODE = { height: 30, width: 172, besideWidth: 152, sideWidth: 108 };
const BESIDE = PADDING + NODE.width + 16;
const WIDTH = BESIDE + NODE.besideWidth + PADDING;
const GAP = 14;

/** One column for phones, two for everything wider. */
export function placePanels(columns: 1 | 2): { panels: PlacedPanel[]; width: number; height: number } {
  const { main, side } = panels();
  const mainHeight = stacked(main);
  if (columns === 1) {
    const all = [...stack(main, 0, 0), ...stack(side, 0, mainHeight + GAP)];
    return { panels: all, width: WIDTH, height: mainHeight + GAP + stacked(side) };
  }
  const left = WIDTH + 3 * GAP;
  const top = (mainHeight - stacked(side)) / 2;
  return { panels: [...stack(main, 0, 0), ...stack(side, left, top)], width: left + WIDTH, height: mainHeight };
}

function stack(panels: Panel[], x: number, top: number): PlacedPanel[] {
  return panels.map(({ phase, rows }, at) => {
    const y = top + (at === 0 ? 0 : stacked(panels.slice(0, at)) + GAP);
    const placed = rows.map((row, line) => ({ ...row, ...place(row, x, y + LABEL + line * ROW) }));
    return { phase, x, y, width: WIDTH, height: heightOf({ phase, rows }), rows: placed };
  });
}

function place({ beside, note }: Row, left: number, y: number): { box: Box; noteBox: Box } {
  const side = { x: left + BESIDE, y, width: NODE.besideWidth, height: NODE.height };
  const width = note ? NODE.sideWidth : NODE.width;
  return { box: beside ? side : { ...side, x: left + PADDING, width }, noteBox: side };
}

const heightOf = ({ rows }: Panel) => LABEL + rows.length * ROW - (ROW - NODE.height) + PADDING;
const stacked = (panels: Panel[]) => panels.reduce((sum, panel) => sum + heightOf(panel) + GAP, -GAP);

/** The panels of the typical path, and those at the side. */
function panels(): { main: Panel[]; side: Panel[] } {
  const main = [...statuses.filter(({ phase }) => phase === "before"), ...typicalPath];
  const rows = main.flatMap((status, at) => [{ status }, ...detours(status, main[at + 1])]);
  const drawn = new Set(rows.map(({ status }) => status));
  const others = statuses.filter((status) => !drawn.has(status)).map((status) => ({ status, note: noteOf(status) }));
  const sorted = others.sort((a, b) => b.status.next.length - a.status.next.length);
  return { main: byPhase(rows), side: byPhase(sorted) };
}

/** The statuses that some orders take between two statuses of the typical path. */
function detours({ next }: Status, end: Status | undefined): Row[] {
  const between = next.filter((name) => end && name !== end.name && statusNamed(name).next.includes(end.name));
  return between.map((name) => ({ status: statusNamed(name), beside: true }));
}

function byPhase(rows: Row[]): Panel[] {
  const panels: Panel[] = [];
  for (const row of rows) {
    const last = panels.at(-1);
    if (last?.phase === row.status.phase) last.rows.push(row);
    else panels.push({ phase: row.status.phase, rows: [row] });
  }
  return panels;
}

function noteOf(status: Status): Note {
  const { usual, possible } = sourcesOf(status.name);
  const text = nameAll([...usual, ...possible]);
  const back = nameAll(status.next.map(statusNamed));
  // Usually an order returns to where it came from. Otherwise, the note names both.
  return { text: back && back !== text ? `from ${text}; then ${back}` : text, bothWays: back !== "" };
}

/** "any open or hold status", "waiting, ordered, checked" */
function nameAll(some: Status[]): string {
  const { phases, others } = wholePhases(some);
  const whole = phases.length ? [`any ${phases.join(" or ")} status`] : [];
  return [...whole, ...others.map(({ name }) => name)].join(", ");
}
