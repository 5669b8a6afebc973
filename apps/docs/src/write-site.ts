/** Renders the pages and what they share. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { bundleScripts, themeScript } from "./bundle.ts";
import { hostFiles, notFound } from "./host-files.ts";
import { withLinksRelative } from "./links.ts";
import { llmsFullText, llmsIndex } from "./llms.ts";
import type { Page } from "./page.ts";
import { policy } from "./policy.ts";
import { type Prerendered, prerender } from "./redoc.ts";
import { redocDescription } from "./redoc-description.ts";
import { bodyOf, headingsOf, markdownOf } from "./render-page.ts";
import { searchIndex } from "./search.ts";
import { type Frame, html } from "./shell.ts";
import { allPages } from "./site.ts";
import { styled } from "./styles.ts";

/** @param siteUrl where the site will stand, with a slash at its end. */
export async function writeSite(out: string, siteUrl: string | undefined): Promise<void> {
  const write = (file: string, text: string) => {
    mkdirSync(dirname(`${out}/${file}`), { recursive: true });
    writeFileSync(`${out}/${file}`, text);
  };
  const pages = await allPages();
  const references = prerenderAll(pages);
  const bodies = new Map(pages.map((page) => [page, bodyOf(page, references)]));
  const script = `assets/${await bundleScripts(`${out}/assets`)}`;
  const assets = { script, theme: themeScript, policy: policy([themeScript]) };
  for (const page of pages) {
    const body = bodies.get(page) ?? "";
    const frame: Frame = { page, pages, body, headings: headingsOf(page), assets, siteUrl };
    const css = namesOf(page).map((name) => references.get(name)?.css);
    write(`${page.path}index.html`, withLinksRelative(await styled(html(frame), css.join("")), page.path));
    write(`${page.path}index.md`, markdownOf(page));
  }
  write("search.json", searchIndex(pages));
  write("redoc.json", JSON.stringify(redocDescription));
  write("llms.txt", llmsIndex(pages, siteUrl));
  write("llms-full.txt", llmsFullText(pages));
  for (const [file, text] of hostFiles(pages, assets, siteUrl)) write(file, text);
  write("404.html", await styled(notFound(assets, siteUrl)));
  cpSync("page/favicon.svg", `${out}/favicon.svg`);
}

function prerenderAll(pages: Page[]): Map<string, Prerendered> {
  return new Map(pages.flatMap(namesOf).map((name) => [name, prerender(name)]));
}

/** What Redoc shows on a page. */
function namesOf({ parts }: Page): string[] {
  return parts.flatMap((part) => (typeof part === "string" ? [] : part.reference));
}
