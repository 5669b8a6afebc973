/** The site for language models: an index as llmstxt.org has it, and everything as one text. */
import { description } from "./description.ts";
import type { Page } from "./page.ts";
import { chapterOf } from "./render-page.ts";

export function llmsIndex(pages: Page[], siteUrl = ""): string {
  const { title, summary, version } = description.info;
  const groups = [...new Set(pages.map(({ group }) => group))].map((group) => {
    const links = pages
      .filter((page) => page.group === group)
      .map((page) => `- [${page.title}](${siteUrl}${page.path}index.md): ${page.description}`);
    return `## ${group}\n\n${links.join("\n")}`;
  });
  return `# ${title}\n\n> ${summary} Edition ${version}.\n\n${groups.join("\n\n")}\n`;
}

export function llmsFullText(pages: Page[]): string {
  return pages.map(chapterOf).join("\n\n---\n\n");
}
