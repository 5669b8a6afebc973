/** The layout of every page: head, menu, and links to other pages. */
import { readFileSync } from "node:fs";
import type { Provenance } from "@meter-orders/openapi";
import { escapeHtml, plain, renderInline } from "./markdown.ts";
import { ORIGINS, type Page, referencesOf, SOURCES } from "./page.ts";
import { spec } from "./spec.ts";

export interface Frame {
  page: Page;
  pages: Page[];
  /** The page's HTML below its title. */
  body: string;
  /** The page's second-level headings. */
  headings: { id: string; text: string }[];
  /** The scripts of every page, and the Content-Security-Policy that allows them. */
  assets: { script: string; theme: string; policy: string };
  /** The site's base URL, with a slash at its end. Undefined for most builds. */
  siteUrl: string | undefined;
}

const { title: api, version } = spec.info;
const logo = readFileSync(new URL("../page/favicon.svg", import.meta.url), "utf8")
  .trim()
  .replace(/<title>.*<\/title>/, "")
  .replace("<svg", '<svg width="24" height="24" aria-hidden="true"');

export function layout(frame: Frame): string {
  const { page, pages, body, headings, assets, siteUrl } = frame;
  const title = page.path === "" ? page.title : `${page.title} · ${api}`;
  const text = escapeHtml(plain(page.description));
  const wide = referencesOf(page).length > 0;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${assets.policy}">
<title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${text}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta property="og:title" content="${escapeHtml(title)}">
<meta property="og:description" content="${text}">
<meta property="og:type" content="website">
<link rel="canonical" href="${siteUrl ? siteUrl + page.path : "./"}">
<link rel="alternate" type="text/markdown" href="index.md" title="This page as Markdown">
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<script>${assets.theme}</script>
<style></style>
<script type="module" src="/${assets.script}"></script>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
${header()}
<div class="frame">
${menu(page, pages)}
<main id="main" tabindex="-1"${wide ? ' class="reference-page"' : ""}>
<article>
<h1>${renderInline(page.title)}</h1>
${body}
${provenance(page.provenance)}
</article>
${onThisPage(headings)}
<footer>
${neighbors(page, pages)}
<p><a href="index.md">This page as Markdown</a> · <a href="https://redocly.com/redoc/">Reference rendered by Redoc</a></p>
</footer>
</main>
</div>
</body>
</html>
`;
}

function header(): string {
  return `<header class="top">
<button type="button" class="menu-button" popovertarget="menu" aria-label="Menu">☰</button>
<a class="brand" href="/">${logo} ${escapeHtml(api)}</a>
<span class="api-version" title="API version described on this site">${escapeHtml(version)}</span>
<button type="button" class="search-button" hidden><span>Search</span> <kbd>/</kbd></button>
<button type="button" class="theme-button" aria-label="Dark mode" aria-pressed="false" hidden>◐</button>
</header>`;
}

/** A popover, which phones can open without JavaScript. Wide screens always show it. */
function menu(current: Page, pages: Page[]): string {
  const groups = [...new Set(pages.map(({ group }) => group))];
  return `<nav id="menu" class="menu" popover aria-label="Pages">\n${groups.map((group) => menuGroup(group, current, pages)).join("\n")}\n</nav>`;
}

function menuGroup(group: Page["group"], current: Page, pages: Page[]): string {
  const items = pages.filter((page) => page.group === group).map((page) => `<li>${menuLink(page, current)}</li>`);
  const list = `<ul>\n${items.join("\n")}\n</ul>`;
  if (group === "Start") return list;
  const open = group === current.group || ["Guides", "Operations", "About"].includes(group);
  return `<details${open ? " open" : ""}><summary>${group}</summary>\n${list}</details>`;
}

function menuLink(page: Page, current: Page): string {
  const here = page === current ? ' aria-current="page"' : "";
  return `<a href="/${page.path}"${here}>${renderInline(page.label ?? page.title)}</a>`;
}

function provenance(facts: Provenance | undefined): string {
  if (!facts) return "";
  const lists = ORIGINS.map(([origin, title]) => {
    const items = (facts[origin] ?? []).map((sentence) => `<li>${renderInline(sentence)}</li>`);
    return items.length > 0 ? `<dt class="${origin}">${title}</dt><dd><ul>${items.join("")}</ul></dd>` : "";
  });
  return `<section class="provenance" aria-labelledby="provenance"><h2 id="provenance">${SOURCES}</h2><dl>
${lists.join("")}
</dl></section>`;
}

function onThisPage(headings: Frame["headings"]): string {
  if (headings.length < 3) return "";
  const items = headings.map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`);
  return `<nav class="on-this-page" aria-label="On this page"><strong>On this page</strong><ul>${items.join("")}</ul></nav>`;
}

function neighbors(page: Page, pages: Page[]): string {
  const index = pages.indexOf(page);
  const link = (other: Page | undefined, rel: string, arrow: string) =>
    other
      ? `<a rel="${rel}" href="/${other.path}"><small>${arrow}</small> ${renderInline(other.label ?? other.title)}</a>`
      : "<span></span>";
  return `<nav class="neighbors" aria-label="Next pages">${link(pages[index - 1], "prev", "Previous")}${link(pages[index + 1], "next", "Next")}</nav>`;
}
