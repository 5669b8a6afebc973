/** The lifecycle diagram: inline SVG with links, styled by the page. */
import { type Attributes, type Edge, type Graph, instance, type Node } from "@viz-js/viz";
import { type Box, type PlacedPanel, placePanels } from "./panels.ts";
import { linkTo, typicalPath } from "./statuses.ts";

type PlacedRow = PlacedPanel["rows"][number];

const KEY = `<figcaption><span class="usual">typical lifecycle</span> <span class="next">other usual step</span>
 <span class="also">may also happen</span></figcaption>`;

/** Phases differ in shape as well as in color. */
const SHAPES: Record<string, Attributes> = {
  before: { shape: "box", style: "rounded,dashed" },
  open: { shape: "box", style: "rounded" },
  hold: { shape: "octagon" },
  final: { shape: "box", peripheries: 2 },
};

/** HTML without blank lines, so that it is one block in Markdown. Contains two drawings: phones get one column. */
export async function lifecycleDiagram(): Promise<string> {
  const drawings = [await draw("two-columns", 2), await draw("one-column", 1)];
  return `<figure class="lifecycle">\n${drawings.join("\n")}\n${KEY}\n</figure>`;
}

/** The typical lifecycle in a sentence. */
export function typicalPathSentence(): string {
  const [first, ...rest] = typicalPath.map(({ name }) => linkTo(name));
  const last = rest.pop();
  return `An order usually starts as ${first}, goes through ${rest.join(", ")}, and ends as ${last}.`;
}

async function draw(name: string, columns: 1 | 2): Promise<string> {
  const { panels, width, height } = placePanels(columns);
  const prefix = `lifecycle-${name}`;
  const svg = (await instance()).renderString(graphOf(panels, prefix), { engine: "nop", format: "svg" });
  const margin = 4;
  const viewBox = [-margin, -margin, width + 2 * margin, height + 2 * margin];
  return [
    `<svg class="${name}" viewBox="${viewBox.join(" ")}" width="${viewBox[2]}" height="${viewBox[3]}"`,
    ` role="group" aria-labelledby="${prefix}-title" aria-describedby="${prefix}-desc">`,
    `<title id="${prefix}-title">The statuses of a meter order</title>`,
    `<desc id="${prefix}-desc">The table below has the same content. Every status links to its page.</desc>`,
    panels.map(panelMarkup).join(""),
    contentOf(svg),
    "</svg>",
  ].join("");
}

function panelMarkup({ x, y, width, height, phase }: PlacedPanel): string {
  const box = `x="${x}" y="${y}" width="${width}" height="${height}" rx="8"`;
  return `<g class="panel"><rect ${box} fill="none" stroke="currentColor"/><text x="${x + 10}" y="${y + 15}" font-size="11">${phase}</text></g>`;
}

/** The nodes and edges, without the background and without styles. */
function contentOf(svg: string): string {
  const group = /<g id="graph0"[^>]*>\s*<polygon[^>]*>(?<content>[\s\S]*)<\/g>\s*<\/svg>/.exec(svg)?.groups?.content;
  if (!group) throw new Error("The format of the SVG from Graphviz has changed. Adapt diagram.ts.");
  return group
    .replaceAll(/<!--[\s\S]*?-->|<title>[\s\S]*?<\/title>|\n/g, "")
    .replaceAll(/ (xlink:title|xml:space|font-family)="[^"]*"/g, "")
    .replaceAll(/ id="a_[^"]*"/g, "")
    .replaceAll("xlink:href", "href")
    .replaceAll("&#45;", "-")
    .replaceAll('"black"', '"currentColor"');
}

/** The input of Graphviz, with the position of every node. */
function graphOf(panels: PlacedPanel[], prefix: string): Graph {
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
  const goal = status === typicalPath.at(-1) ? " goal" : "";
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

/** Graphviz draws the second border of a final status outside. */
function inset({ x, y, width, height }: Box): Box {
  return { x: x + 4, y: y + 4, width: width - 8, height: height - 8 };
}

/** In Graphviz, y points up, a position is that of the center, and sizes are in inches. */
function at({ x, y, width, height }: Box): Attributes {
  return { pos: `${x + width / 2},${-(y + height / 2)}`, width: width / 72, height: height / 72 };
}
