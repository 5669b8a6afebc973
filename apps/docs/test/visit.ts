import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { launch } from "../../../test/support/browser.ts";
import { serveSite } from "./site.ts";

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** The address of a page of the site. */
  at: (path: string) => string;
  /** A page for a reader with other options than the others. */
  as: (options: BrowserContextOptions) => Promise<Page>;
}

/** A reader of the site below a path, a new one for each test, who must meet no fault. */
export function visits(path: string): Visit {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSite>>;
  let faults: string[];
  const visit = {} as Visit;

  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), serveSite(path)]);
    visit.at = (below) => site.url + below;
    visit.as = async (options) => {
      visit.context = await browser.newContext(options);
      watch(visit.context, site.url, faults);
      visit.page = await visit.context.newPage();
      return visit.page;
    };
  });
  afterAll(() => Promise.all([browser.close(), site.close()]));

  beforeEach(async () => {
    faults = [];
    await visit.as({ permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 1440, height: 900 } });
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(faults).toEqual([]);
  });
  return visit;
}

/** Notes what a page asks other hosts for, complains about, or does not find; a breach of the policy is complained about. */
function watch(context: BrowserContext, url: string, faults: string[]): void {
  context.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(url)) faults.push(request.url());
  });
  context.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  context.on("weberror", (error) => faults.push(String(error.error())));
}
