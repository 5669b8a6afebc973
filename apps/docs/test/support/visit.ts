import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import sirv from "sirv";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { sharedBrowser } from "../../../../test/support/browser.ts";

export interface Visit {
  /** On a wide screen, blank before each test. The tests of a file share it. */
  page: Page;
  /** The URL of a page of the site. */
  at: (path: string) => string;
  /** A page with options of its own, closed after the test. */
  as: (options: BrowserContextOptions) => Promise<Page>;
}

/**
 * Visits the built site under a path. A test fails when a page logs an error, requests another host, or requests a
 * file that does not exist.
 *
 * @param script runs in every page.
 */
export function visits(path: string, script = ""): Visit {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSite>>;
  const problems: string[] = [];
  const visit = {} as Visit;

  beforeAll(async () => {
    [browser, site] = await Promise.all([sharedBrowser(), serveSite(path)]);
    visit.at = (below) => site.url + below;
    visit.as = async (options) => {
      const context = await browser.newContext(options);
      await context.addInitScript(script);
      watch(context, site.url, problems);
      return context.newPage();
    };
    visit.page = await visit.as({
      permissions: ["clipboard-read", "clipboard-write"],
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
      colorScheme: "light",
    });
  });
  afterAll(() => Promise.all([browser.close(), site.close()]));

  beforeEach(async () => {
    // Otherwise, a URL that differs in its fragment would not reload the page, and the pointer would touch the next one.
    await visit.page.goto("about:blank");
    await visit.page.mouse.move(0, 0);
  });
  afterEach(async () => {
    const others = browser.contexts().filter((context) => context !== visit.page.context());
    await Promise.all(others.map((context) => context.close()));
    expect(problems.splice(0)).toEqual([]);
  });
  return visit;
}

/** Touches the prerendered reference and waits for live Redoc. */
export async function hydrate(page: Page): Promise<void> {
  await page.locator(".reference").dispatchEvent("pointerover");
  await page.locator(".live:visible").waitFor();
}

/** Collects errors, warnings, failed requests, and requests to other hosts. The browser logs violations of the policy. */
function watch(context: BrowserContext, url: string, problems: string[]): void {
  context.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(url)) problems.push(request.url());
  });
  context.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(message.text());
  });
  context.on("weberror", (error) => problems.push(String(error.error())));
}

/** Serves the built site under a path, and nothing elsewhere. */
async function serveSite(path: string): Promise<{ url: string; close: () => Promise<void> }> {
  const serve = sirv(fileURLToPath(new URL("../../dist", import.meta.url)), { dev: true });
  const server = createServer((request, response) => {
    const missing = () => void response.writeHead(404).end();
    if (!request.url?.startsWith(path)) return missing();
    request.url = request.url.slice(path.length - 1);
    serve(request, response, missing);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((closed) => server.close(() => closed()));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, close };
}
