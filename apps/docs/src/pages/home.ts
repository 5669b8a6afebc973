/** The home page: the introduction of the spec, and links to the other pages. */
import type { Page } from "../page.ts";
import { spec } from "../spec.ts";

/** @param pages the pages to link to. */
export function homePage(pages: Page[]): Page {
  const { title, summary, description: introduction } = spec.info;
  const of = (group: Page["group"]) => pages.filter((page) => page.group === group);
  return {
    path: "",
    title,
    label: "Introduction",
    description: `${summary} Reference, guides, a typed client, and a mock server for tests.`,
    group: "Start",
    parts: [
      `${summary}\n`,
      introduction,
      `## Guides\n\n${list(of("Guides"))}`,
      `## Operations\n\n${list(of("Operations"))}`,
    ],
  };
}

function list(pages: Page[]): string {
  return pages.map(({ path, title, description: text }) => `- [${title}](/${path})  \n  ${text}`).join("\n");
}
