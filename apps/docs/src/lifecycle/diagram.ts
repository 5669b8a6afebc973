/** The lifecycle as a diagram: inline SVG without a script, a colour or a font of its own, but with links. */
import { instance } from "@viz-js/viz";
import { graphOf } from "./graph.ts";
import { layout, type PlacedPanel } from "./layout.ts";
import { usualCourse } from "./statuses.ts";

const KEY = `<figcaption><span class="usual">usual course</span> <span class="next">other usual step</span>
 <span class="also">may also happen</span></figcaption>`;

/** As HTML without blank lines, so that it is one block in Markdown. Twice: a phone gets one column. */
export async function lifecycleDiagram(): Promise<string> {
  const drawings = [await draw("two-columns", 2), await draw("one-column", 1)];
  return `<figure class="lifecycle">\n${drawings.join("\n")}\n${KEY}\n</figure>`;
}

/** What the diagram shows first of all, in words. */
export function usualCourseSentence(): string {
  const [first, ...rest] = usualCourse.map(({ name }) => `[\`${name}\`](/statuses/${name}/)`);
  const last = rest.pop();
  return `An order usually starts as ${first}, goes through ${rest.join(", ")}, and ends as ${last}.`;
}

async function draw(name: string, columns: 1 | 2): Promise<string> {
  const { panels, width, height } = layout(columns);
  const prefix = `lifecycle-${name}`;
  const svg = (await instance()).renderString(graphOf(panels, prefix), { engine: "nop", format: "svg" });
  const margin = 4;
  const viewBox = [-margin, -margin, width + 2 * margin, height + 2 * margin];
  return [
    `<svg class="${name}" viewBox="${viewBox.join(" ")}" width="${viewBox[2]}" height="${viewBox[3]}"`,
    ` role="group" aria-labelledby="${prefix}-title" aria-describedby="${prefix}-desc">`,
    `<title id="${prefix}-title">The statuses of a meter order</title>`,
    `<desc id="${prefix}-desc">The table below says the same in words. Every status links to its page.</desc>`,
    panels.map(panelMarkup).join(""),
    contentOf(svg),
    "</svg>",
  ].join("");
}

function panelMarkup({ x, y, width, height, phase }: PlacedPanel): string {
  const box = `x="${x}" y="${y}" width="${width}" height="${height}" rx="8"`;
  return `<g class="panel"><rect ${box} fill="none" stroke="currentColor"/><text x="${x + 10}" y="${y + 15}" font-size="11">${phase}</text></g>`;
}

/** The nodes and edges, without the page around them and without what a stylesheet should say. */
function contentOf(svg: string): string {
  const group = /<g id="graph0"[^>]*>\s*<polygon[^>]*>(?<content>[\s\S]*)<\/g>\s*<\/svg>/.exec(svg)?.groups?.content;
  if (!group) throw new Error("Graphviz writes its SVG in another way; look again");
  return group
    .replaceAll(/<!--[\s\S]*?-->|<title>[\s\S]*?<\/title>|\n/g, "")
    .replaceAll(/ (xlink:title|xml:space|font-family)="[^"]*"/g, "")
    .replaceAll(/ id="a_[^"]*"/g, "")
    .replaceAll("xlink:href", "href")
    .replaceAll("&#45;", "-")
    .replaceAll('"black"', '"currentColor"');
}
