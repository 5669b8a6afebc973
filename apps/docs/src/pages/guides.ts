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
  provenance?: Provenance;
}

const folder = new URL("../../../../openapi/guides/", import.meta.url);

export function guidePages(): Page[] {
  const files = readdirSync(folder).map((file) => ({ file, ...readDocument(new URL(file, folder)) }));
  return files
    .filter(({ head }) => head.order !== undefined)
    .sort((a, b) => Number(a.head.order) - Number(b.head.order))
    .map(({ file, head, markdown }) => ({
      path: `guides/${file.replace(/\.md$/, "")}/`,
      title: head.title,
      description: head.description,
      group: "Guides",
      parts: [markdown],
      ...(head.provenance && { provenance: head.provenance }),
    }));
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
