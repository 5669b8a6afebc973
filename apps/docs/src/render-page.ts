/** Renders a page as HTML and as Markdown. */
import { plain, render, slug, withoutCode } from "./markdown.ts";
import { ORIGINS, type Page, type Part, SOURCES } from "./page.ts";
import { hiddenText } from "./redoc/hidden-text.ts";
import type { Prerendered } from "./redoc/prerender.ts";

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
  return provenance ? [...headings, { id: "provenance", text: SOURCES }] : headings;
}

/** The page as Markdown. Its links lead to the Markdown of other pages. */
export function markdownOf(page: Page): string {
  return linked(textOf(page), rootFrom(page.path));
}

/** The page as a chapter of `llms-full.txt`. */
export function chapterOf(page: Page): string {
  return linked(textOf(page).replaceAll("](#", `](/${page.path}#`), "");
}

function textOf(page: Page): string {
  return [`# ${page.title}`, `> ${page.description}`, ...page.parts.map(markdown), provenance(page)].join("\n\n");
}

/** Makes the links of Markdown relative, and lead to Markdown. */
function linked(text: string, root: string): string {
  const toPages = text.replaceAll(/\]\(\/((?:[\w-]+\/)*)(#[^)]*)?\)/g, (_, path, anchor = "") => {
    return `](${root}${path}index.md${anchor})`;
  });
  return `${toPages.replaceAll("](/", `](${root}`).trim()}\n`;
}

function markdown(part: Part): string {
  return typeof part === "string" ? part.trim() : part.markdown;
}

function provenance({ provenance = {} }: Page): string {
  const list = (title: string, sentences: string[] = []) =>
    sentences.length > 0 ? `${title}:\n\n${sentences.map((sentence) => `- ${sentence}`).join("\n")}\n` : "";
  const lists = ORIGINS.map(([origin, title]) => list(title, provenance[origin])).filter(Boolean);
  return lists.length > 0 ? `## ${SOURCES}\n\n${lists.join("\n")}` : "";
}

/** Links are written from the site's root. Relative ones work wherever the site is hosted. */
export function withRelativeLinks(html: string, path: string): string {
  const root = rootFrom(path) || "./";
  return html.replaceAll(/ (href|src)="\/(?!\/)/g, ` $1="${root}`);
}

/** The path from a page to the site's root. Empty for the home page. */
function rootFrom(path: string): string {
  return "../".repeat(path.split("/").length - 1);
}
