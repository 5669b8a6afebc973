/** Where the facts come from, collected from all pages. */
import { ORIGINS, type Page, type Provenance } from "../page.ts";

const MEANINGS: Record<keyof Provenance, string> = {
  documented: "The vendor's public documentation says so, in words of its own.",
  undocumented:
    "The vendor does not say. Do not rely on any particular behaviour, and ask the vendor where it matters to you.",
  decided:
    "The vendor does not say, and a description cannot leave it open. This is what it says, and what the client and the mock do. The real API may do otherwise.",
};

const PREFACE = `Every page ends with where its facts come from. Here they are together. A point that several pages have
stands here once, with a link to each of them.`;

export function provenancePage(pages: Page[]): Page {
  return {
    path: "provenance/",
    title: "Where the facts come from",
    label: "Provenance",
    description:
      "Page by page: what the vendor documents, on what the vendor is silent, and what this description of the API decides.",
    group: "About",
    parts: [PREFACE, ...ORIGINS.map(([origin, title]) => section(pages, origin, title, MEANINGS[origin]))],
  };
}

function section(pages: Page[], origin: keyof Provenance, title: string, meaning: string): string {
  const points = collect(pages, origin);
  const groups = [...new Set([...points.values()].map(([first]) => first?.group))].map((group) => {
    const own = [...points].filter(([, [first]]) => first?.group === group);
    return `**${group}**\n\n${own.map(([sentence, sources]) => `- ${sentence} ${links(sources)}`).join("\n")}`;
  });
  return [`## ${title}`, meaning, ...groups].join("\n\n");
}

/** Every sentence with the pages that have it. */
function collect(pages: Page[], origin: keyof Provenance): Map<string, Page[]> {
  const points = new Map<string, Page[]>();
  for (const page of pages)
    for (const point of page.provenance?.[origin] ?? []) {
      const sentence = point.trim().replaceAll(/\s+/g, " ");
      points.set(sentence, [...(points.get(sentence) ?? []), page]);
    }
  return points;
}

function links(pages: Page[]): string {
  return `(${pages.map(({ path, title, label }) => `[${label ?? title}](/${path})`).join(", ")})`;
}
