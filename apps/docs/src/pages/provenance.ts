/** The sources and assumptions of all pages. */
import type { Provenance } from "@meter-orders/openapi";
import { ORIGINS, type Page, SOURCES } from "../page.ts";

const MEANINGS: Record<keyof Provenance, string> = {
  documented: "Stated in the public Nomos documentation.",
  undocumented: "Nomos does not document it. Do not rely on any particular behavior. If it matters to you, ask Nomos.",
  decided:
    "Nomos does not document it, but an API description must define it. The client and the mock follow these assumptions. The real API may behave differently.",
};

const PREFACE = `Every page ends with its sources and assumptions. This page collects all of them. A statement that appears on several
pages is listed once, with a link to each page.`;

export function provenancePage(pages: Page[]): Page {
  return {
    path: "provenance/",
    title: SOURCES,
    description: "For every page: what Nomos documents, what it does not document, and what we assume.",
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
