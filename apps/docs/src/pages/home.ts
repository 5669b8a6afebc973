/** The first page: the description's own introduction, and the ways on. */
import { description } from "../description.ts";
import type { Page } from "../page.ts";

/** The pages are the ones to lead to. */
export function homePage(pages: Page[]): Page {
  const { title, summary, description: introduction } = description.info;
  const of = (group: Page["group"]) => pages.filter((page) => page.group === group);
  return {
    path: "",
    title,
    label: "Introduction",
    description: `${summary} Reference, guides, a typed client and a mock to test against.`,
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
