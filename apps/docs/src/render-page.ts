/** One page as HTML, and as the Markdown beside it. */
import { hiddenText } from "./hidden-text.ts";
import { rootFrom } from "./links.ts";
import { plain, render, slug, withoutCode } from "./markdown.ts";
import { ORIGINS, type Page, type Part } from "./page.ts";
import type { Prerendered } from "./redoc.ts";

/** The page's HTML below its title. */
export function bodyOf(page: Page, references: Map<string, Prerendered>): string {
  return page.parts.map((part) => bodyPart(part, references)).join("\n");
}

function bodyPart(part: Part, references: Map<string, Prerendered>): string {
  if (typeof part === "string") return render(part);
  return "html" in part ? part.html : reference(part.reference, references);
}

function reference(name: string, references: Map<string, Prerendered>): string {
  const hidden = hiddenText(name);
  const rest = hidden ? `<noscript>${render(hidden)}</noscript>` : "";
  return `<div class="reference" data-reference="${name}">${references.get(name)?.html}</div>${rest}`;
}

/** The headings of a page that a table of contents names. */
export function headingsOf({ parts, provenance }: Page): { id: string; text: string }[] {
  const markdown = withoutCode(parts.filter((part) => typeof part === "string").join("\n\n"));
  const headings = [...markdown.matchAll(/^## (.+)$/gm)].map(([, text = ""]) => ({
    id: slug(text),
    text: plain(text),
  }));
  return provenance ? [...headings, { id: "provenance", text: "Where this comes from" }] : headings;
}

/** The page as Markdown beside its HTML; its links lead to the Markdown of other pages. */
export function markdownOf(page: Page): string {
  return linked(textOf(page), rootFrom(page.path));
}

/** The page as a part of one long text at the site's root. */
export function chapterOf(page: Page): string {
  return linked(textOf(page).replaceAll("](#", `](/${page.path}#`), "");
}

function textOf(page: Page): string {
  return [`# ${page.title}`, `> ${page.description}`, ...page.parts.map(markdown), sources(page)].join("\n\n");
}

/** Links written from the site's root become relative to it. */
function linked(text: string, root: string): string {
  const toPages = text.replaceAll(/\]\(\/((?:[\w-]+\/)*)(#[^)]*)?\)/g, (_, path, anchor = "") => {
    return `](${root}${path}index.md${anchor})`;
  });
  return `${toPages.replaceAll("](/", `](${root}`).trim()}\n`;
}

function markdown(part: Part): string {
  return typeof part === "string" ? part.trim() : part.markdown;
}

function sources({ provenance = {} }: Page): string {
  const list = (title: string, sentences: string[] = []) =>
    sentences.length > 0 ? `${title}:\n\n${sentences.map((sentence) => `- ${sentence}`).join("\n")}\n` : "";
  const lists = ORIGINS.map(([origin, title]) => list(title, provenance[origin])).filter(Boolean);
  return lists.length > 0 ? `## Where this comes from\n\n${lists.join("\n")}` : "";
}
