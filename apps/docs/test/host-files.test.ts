import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeSite } from "../src/site.ts";
import { pages } from "./support/dist.ts";

const siteUrl = "https://docs.example/energy/";
let out: string;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "meter-orders-site-"));
  await writeSite(out, siteUrl);
});

afterAll(() => rm(out, { recursive: true, force: true }));

test("a build with SITE_URL has absolute canonical URLs", async () => {
  for (const path of pages)
    expect(await readFile(`${out}/${path}index.html`, "utf8")).toContain(
      `<link rel="canonical" href="${siteUrl}${path}">`,
    );
});

test("a build with SITE_URL has a sitemap of all pages", async () => {
  const sitemap = await readFile(`${out}/sitemap.xml`, "utf8");
  const urls = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url);
  expect(urls.sort()).toEqual(pages.map((path) => siteUrl + path).sort());
  expect(await readFile(`${out}/robots.txt`, "utf8")).toContain(`Sitemap: ${siteUrl}sitemap.xml`);
});

test("a build with SITE_URL has absolute URLs in llms.txt", async () => {
  const index = await readFile(`${out}/llms.txt`, "utf8");
  for (const path of pages) expect(index).toContain(`](${siteUrl}${path}index.md)`);
});

test("the links of its 404 page work at any URL under a subpath", async () => {
  const page = await readFile(`${out}/404.html`, "utf8");
  const links = [...page.matchAll(/ href="([^"]*)"/g)].map(([, link]) => link);
  expect(links.length).toBeGreaterThan(1);
  for (const link of links) expect(link).toMatch(/^\/energy\//);
});
