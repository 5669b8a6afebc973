/** The guides, and whatever else of the site is written as Markdown with a head of YAML. */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Page, Provenance } from "../page.ts";
import { withSamples } from "../samples.ts";
import { answerTable, scenarioTable } from "./scenarios.ts";

interface Head {
  title: string;
  description: string;
  order?: number;
  /** The operations and types that it explains. */
  about?: string[];
  provenance?: Provenance;
}

const folder = new URL("../../../../openapi/guides/", import.meta.url);

/** In the order of the menu; what has no place there is no guide. */
const guides = readdirSync(folder)
  .map((file) => ({ slug: file.replace(/\.md$/, ""), ...readDocument(new URL(file, folder)) }))
  .filter(({ head }) => head.order !== undefined)
  .sort((a, b) => Number(a.head.order) - Number(b.head.order));

export function guidePages(): Page[] {
  return guides.map(({ slug, head, markdown }) => ({
    path: `guides/${slug}/`,
    title: head.title,
    description: head.description,
    group: "Guides",
    parts: [markdown],
    ...(head.provenance && { provenance: head.provenance }),
  }));
}

/** Links to the guides that explain an operation or a type; empty when there are none. */
export function guidesAbout(name: string): string {
  const found = guides.filter(({ head }) => head.about?.includes(name));
  const links = found.map(({ slug, head }) => `- [${head.title}](/guides/${slug}/): ${head.description}`);
  return links.length > 0 ? `## Guides\n\n${links.join("\n")}` : "";
}

/** The changes of the API. */
export function changelogPage(): Page {
  const { head, markdown } = readDocument(new URL("../changelog.md", folder));
  const { title, description, provenance } = head;
  return {
    path: "changelog/",
    title,
    description,
    group: "About",
    parts: [markdown],
    ...(provenance && { provenance }),
  };
}

function readDocument(file: URL): { head: Partial<Head> & Pick<Head, "title" | "description">; markdown: string } {
  const [, yaml = "", markdown = ""] = /^(?:---\n([\s\S]*?)\n---\n)?([\s\S]*)$/.exec(readFileSync(file, "utf8")) ?? [];
  const tables = markdown.replace("<!-- scenarios -->", scenarioTable).replace("<!-- answers -->", answerTable);
  return { head: parse(yaml) ?? {}, markdown: withSamples(tables) };
}
