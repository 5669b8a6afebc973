/** The whole site: its pages in the order of the menu, and its files. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { bundleScripts, themeScript } from "./bundle.ts";
import { hostFiles, notFound, policy } from "./host-files.ts";
import { type Frame, layout } from "./layout.ts";
import { type Page, referencesOf } from "./page.ts";
import { downloadsPage } from "./pages/downloads.ts";
import { errorPages } from "./pages/errors.ts";
import { changelogPage, guidePages } from "./pages/guides.ts";
import { homePage } from "./pages/home.ts";
import { operationPages } from "./pages/operations.ts";
import { provenancePage } from "./pages/provenance.ts";
import { schemaPages } from "./pages/schemas.ts";
import { statusPages } from "./pages/statuses.ts";
import { prerender } from "./redoc/prerender.ts";
import { redocSpec } from "./redoc/spec.ts";
import { bodyOf, headingsOf, markdownOf, withRelativeLinks } from "./render-page.ts";
import { searchIndex } from "./search-index.ts";
import { styled } from "./styles.ts";

/** Renders a file. */
type Render = () => string | Promise<string>;

/** @param siteUrl the site's base URL, with a slash at its end. */
export async function writeSite(out: string, siteUrl: string | undefined): Promise<void> {
  const script = await bundleScripts(`${out}/assets`);
  for (const [file, render] of await siteFiles(script, siteUrl)) {
    mkdirSync(dirname(`${out}/${file}`), { recursive: true });
    writeFileSync(`${out}/${file}`, await render());
  }
  cpSync(new URL("../page/favicon.svg", import.meta.url), `${out}/favicon.svg`);
}

/**
 * The site's files, each rendered on request: a build renders all of them, the development server one.
 *
 * @param script the name of the script that every page loads.
 */
export async function siteFiles(script: string, siteUrl: string | undefined): Promise<Map<string, Render>> {
  const pages = await allPages();
  const assets = { script: `assets/${script}`, theme: themeScript, policy: policy([themeScript]) };
  const frame = { pages, assets, siteUrl };
  return new Map<string, Render>([
    ...pages.map((page): [string, Render] => [`${page.path}index.html`, () => pageHtml(page, frame)]),
    ...pages.map((page): [string, Render] => [`${page.path}index.md`, () => markdownOf(page)]),
    ["search.json", () => searchIndex(pages)],
    ["redoc.json", () => JSON.stringify(redocSpec)],
    ...hostFiles(pages, assets, siteUrl).map(([file, text]): [string, Render] => [file, () => text]),
    ["404.html", () => styled(notFound(assets, siteUrl))],
  ]);
}

export async function allPages(): Promise<Page[]> {
  const pages = [...guidePages(), ...operationPages(), ...(await statusPages()), ...errorPages(), ...schemaPages()];
  return [homePage(pages), ...pages, provenancePage(pages), changelogPage(), downloadsPage()];
}

async function pageHtml(page: Page, shared: Pick<Frame, "pages" | "assets" | "siteUrl">): Promise<string> {
  const references = new Map(referencesOf(page).map((name) => [name, prerender(name)]));
  const frame: Frame = { ...shared, page, body: bodyOf(page, references), headings: headingsOf(page) };
  const css = [...references.values()].map(({ css }) => css);
  return withRelativeLinks(await styled(layout(frame), css.join("")), page.path);
}
