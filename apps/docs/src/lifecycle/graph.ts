/** The diagram as Graphviz takes it, every node at its place. */
import type { Attributes, Edge, Graph, Node } from "@viz-js/viz";
import type { Box, PlacedPanel } from "./layout.ts";
import { usualCourse } from "./statuses.ts";

type PlacedRow = PlacedPanel["rows"][number];

/** A phase is told by its shape as well as by its colour. */
const SHAPES: Record<string, Attributes> = {
  before: { shape: "box", style: "rounded,dashed" },
  open: { shape: "box", style: "rounded" },
  hold: { shape: "octagon" },
  final: { shape: "box", peripheries: 2 },
};

export function graphOf(panels: PlacedPanel[], prefix: string): Graph {
  const rows = panels.flatMap((panel) => panel.rows);
  return {
    directed: true,
    graphAttributes: { splines: true, notranslate: true, outputorder: "nodesfirst" },
    nodeAttributes: { fontname: "Courier", fontsize: 12, fixedsize: true },
    edgeAttributes: { arrowsize: 0.7 },
    nodes: rows.flatMap((row) => nodesOf(row, prefix)),
    edges: rows.flatMap((row) => edgesOf(row, rows, prefix)),
  };
}

function nodesOf({ status, box, note, noteBox }: PlacedRow, prefix: string): Node[] {
  const { name, phase } = status;
  const goal = status === usualCourse.at(-1) ? " goal" : "";
  const attributes = {
    label: name,
    ...SHAPES[phase],
    ...at(phase === "final" ? inset(box) : box),
    id: `${prefix}-${name}`,
    class: `status ${phase}${goal}`,
  };
  const node = { name, attributes: { ...attributes, URL: `/statuses/${name}/` } };
  if (!note) return [node];
  const text = {
    label: `${note.text}\\l`,
    shape: "plaintext",
    fontname: "Helvetica",
    id: `${prefix}-to-${name}`,
    class: "note",
  };
  return [node, { name: `to ${name}`, attributes: { ...text, ...at(noteBox) } }];
}

function edgesOf({ status, beside, note }: PlacedRow, rows: PlacedRow[], prefix: string): Edge[] {
  const { name } = status;
  if (note) return [{ tail: `to ${name}`, head: name, attributes: noteEdge(name, note.bothWays, prefix) }];
  return status.next.map((head, preference) => {
    const aside = rows.some((row) => row.status.name === head && row.beside);
    const ports = aside ? { tailport: "e", headport: "n" } : beside ? { tailport: "s", headport: "e" } : {};
    const usual = preference === 0 && !beside ? " usual" : "";
    return { tail: name, head, attributes: { ...ports, id: `${prefix}-${name}-${head}`, class: `next${usual}` } };
  });
}

function noteEdge(name: string, bothWays: boolean, prefix: string): Attributes {
  const dir = bothWays ? "both" : "forward";
  return { tailport: "w", headport: "e", dir, style: "dashed", id: `${prefix}-also-${name}`, class: "also" };
}

/** Graphviz draws the second border outside. */
function inset({ x, y, width, height }: Box): Box {
  return { x: x + 4, y: y + 4, width: width - 8, height: height - 8 };
}

/** Graphviz counts upwards, places centres, and measures in inches. */
function at({ x, y, width, height }: Box): Attributes {
  return { pos: `${x + width / 2},${-(y + height / 2)}`, width: width / 72, height: height / 72 };
}
