/** The files of the site, each rendered when it is asked for: a build asks for all, the development server for one. */
import { themeScript } from "./bundle.ts";
import { hostFiles, notFound } from "./host-files.ts";
import { withLinksRelative } from "./links.ts";
import { llmsFullText, llmsIndex } from "./llms.ts";
import { type Page, referencesOf } from "./page.ts";
import { policy } from "./policy.ts";
import { prerender } from "./redoc.ts";
import { redocDescription } from "./redoc-description.ts";
import { bodyOf, headingsOf, markdownOf } from "./render-page.ts";
import { searchIndex } from "./search.ts";
import { type Frame, html } from "./shell.ts";
import { allPages } from "./site.ts";
import { styled } from "./styles.ts";

/** A file's text. */
type Render = () => string | Promise<string>;

/**
 * @param script the name of the pages' own script among the assets.
 * @param siteUrl where the site will stand, with a slash at its end.
 */
export async function siteFiles(script: string, siteUrl: string | undefined): Promise<Map<string, Render>> {
  const pages = await allPages();
  const assets = { script: `assets/${script}`, theme: themeScript, policy: policy([themeScript]) };
  const frame = { pages, assets, siteUrl };
  return new Map<string, Render>([
    ...pages.map((page): [string, Render] => [`${page.path}index.html`, () => pageHtml(page, frame)]),
    ...pages.map((page): [string, Render] => [`${page.path}index.md`, () => markdownOf(page)]),
    ["search.json", () => searchIndex(pages)],
    ["redoc.json", () => JSON.stringify(redocDescription)],
    ["llms.txt", () => llmsIndex(pages, siteUrl)],
    ["llms-full.txt", () => llmsFullText(pages)],
    ...hostFiles(pages, assets, siteUrl).map(([file, text]): [string, Render] => [file, () => text]),
    ["404.html", () => styled(notFound(assets, siteUrl))],
  ]);
}

async function pageHtml(page: Page, shared: Pick<Frame, "pages" | "assets" | "siteUrl">): Promise<string> {
  const references = new Map(referencesOf(page).map((name) => [name, prerender(name)]));
  const frame: Frame = { ...shared, page, body: bodyOf(page, references), headings: headingsOf(page) };
  const css = [...references.values()].map(({ css }) => css);
  return withLinksRelative(await styled(html(frame), css.join("")), page.path);
}
