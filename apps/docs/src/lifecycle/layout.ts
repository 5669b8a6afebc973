/** Gives everything in the diagram its place, in pixels from the upper left corner. */
import { type Panel, panels, type Row } from "./panels.ts";

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
export function layout(columns: 1 | 2): { panels: PlacedPanel[]; width: number; height: number } {
  const { course, side } = panels();
  const courseHeight = stacked(course);
  if (columns === 1) {
    const all = [...stack(course, 0, 0), ...stack(side, 0, courseHeight + GAP)];
    return { panels: all, width: WIDTH, height: courseHeight + GAP + stacked(side) };
  }
  const left = WIDTH + 3 * GAP;
  const top = (courseHeight - stacked(side)) / 2;
  return { panels: [...stack(course, 0, 0), ...stack(side, left, top)], width: left + WIDTH, height: courseHeight };
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
