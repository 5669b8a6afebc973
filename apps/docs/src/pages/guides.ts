/** The guides and the changelog: Markdown files with front matter. */
import { readdirSync, readFileSync } from "node:fs";
import { type Provenance, source } from "@meter-orders/openapi";
import { parse } from "yaml";
import type { Page } from "../page.ts";
import { withSamples } from "../samples.ts";
import { errorTable, scenarioTable } from "./scenarios.ts";

interface FrontMatter {
  title: string;
  description: string;
  order?: number;
  /** The operations and schemas that it explains. */
  about?: string[];
  provenance?: Provenance;
}

const folder = source("guides/");

/** In the order of the menu. A file without a position is not a guide. */
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

/** Links to the guides that explain an operation or a schema. Empty when there are none. */
export function guidesAbout(name: string): string {
  const found = guides.filter(({ head }) => head.about?.includes(name));
  const links = found.map(({ slug, head }) => `- [${head.title}](/guides/${slug}/): ${head.description}`);
  return links.length > 0 ? `## Guides\n\n${links.join("\n")}` : "";
}

/** The changes of the API. */
export function changelogPage(): Page {
  const { head, markdown } = readDocument(source("changelog.md"));
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

function readDocument(file: URL): {
  head: Partial<FrontMatter> & Pick<FrontMatter, "title" | "description">;
  markdown: string;
} {
  const [, yaml = "", markdown = ""] = /^(?:---\n([\s\S]*?)\n---\n)?([\s\S]*)$/.exec(readFileSync(file, "utf8")) ?? [];
  const tables = markdown.replace("<!-- scenarios -->", scenarioTable).replace("<!-- errors -->", errorTable);
  return { head: parse(yaml) ?? {}, markdown: withSamples(tables) };
}
