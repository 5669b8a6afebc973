import { expect, test } from "vitest";
import { layout } from "../src/layout.ts";
import { allPages, siteFiles } from "../src/site.ts";
import { pages as paths } from "./support/dist.ts";

const siteUrl = "https://docs.example/energy/";
const pages = await allPages();
const files = await siteFiles("page.js", siteUrl);
const read = async (file: string) => String(await files.get(file)?.());

test.each(pages)("with SITE_URL, the page /$path has an absolute canonical URL", (page) => {
  const assets = { script: "", theme: "", policy: "" };
  const html = layout({ page, pages, body: "", headings: [], assets, siteUrl });
  expect(html).toContain(`<link rel="canonical" href="${siteUrl}${page.path}">`);
});

test("with SITE_URL, the files of the site have it", async () => {
  expect(await read("index.html")).toContain(`<link rel="canonical" href="${siteUrl}">`);
  expect(pages.map(({ path }) => path).sort()).toEqual(paths);
});

test("with SITE_URL, the sitemap has every page", async () => {
  const urls = [...(await read("sitemap.xml")).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url);
  expect(urls.sort()).toEqual(paths.map((path) => siteUrl + path).sort());
  expect(await read("robots.txt")).toContain(`Sitemap: ${siteUrl}sitemap.xml`);
});

test("with SITE_URL, llms.txt has absolute URLs", async () => {
  for (const path of paths) expect(await read("llms.txt")).toContain(`](${siteUrl}${path}index.md)`);
});

test("with SITE_URL, the links of the 404 page work at any URL under a subpath", async () => {
  const links = [...(await read("404.html")).matchAll(/ href="([^"]*)"/g)].map(([, link]) => link);
  expect(links.length).toBeGreaterThan(1);
  for (const link of links) expect(link).toMatch(/^\/energy\//);
});
