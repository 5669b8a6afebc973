import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pages } from "./dist.ts";

const siteUrl = "https://docs.example/energy/";
let out: string;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "meter-orders-site-"));
  const program = `import { writeSite } from "./src/write-site.ts"; await writeSite(${JSON.stringify(out)}, "${siteUrl}")`;
  // In a process of its own, because a test's own folder is another one than the build's.
  const cwd = new URL("..", import.meta.url);
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], { cwd });
});

afterAll(() => rm(out, { recursive: true, force: true }));

test("a site that knows where it stands tells search engines each page's one address", async () => {
  for (const path of pages)
    expect(await readFile(`${out}/${path}index.html`, "utf8")).toContain(
      `<link rel="canonical" href="${siteUrl}${path}">`,
    );
});

test("a site that knows where it stands lists every page for them", async () => {
  const siteMap = await readFile(`${out}/sitemap.xml`, "utf8");
  const urls = [...siteMap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url);
  expect(urls.sort()).toEqual(pages.map((path) => siteUrl + path).sort());
  expect(await readFile(`${out}/robots.txt`, "utf8")).toContain(`Sitemap: ${siteUrl}sitemap.xml`);
});

test("a site that knows where it stands gives language models whole addresses", async () => {
  const index = await readFile(`${out}/llms.txt`, "utf8");
  for (const path of pages) expect(index).toContain(`](${siteUrl}${path}index.md)`);
});

test("its page for lost readers has links that hold at any address below it", async () => {
  const lost = await readFile(`${out}/404.html`, "utf8");
  const links = [...lost.matchAll(/ href="([^"]*)"/g)].map(([, link]) => link);
  expect(links.length).toBeGreaterThan(1);
  for (const link of links) expect(link).toMatch(/^\/energy\//);
});
