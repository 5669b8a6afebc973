/** Opens the sites in a browser, each time as somebody who has never been there. */
import { type Browser, type BrowserContextOptions, chromium, type Page, type Request } from "playwright-core";
import type { SiteName } from "./sites.ts";
import { type StaticServer, startStaticServer } from "./static-server.ts";

/** A page that was opened. */
export interface Visit {
  page: Page;
  /** What its own host answered. */
  answered: Request[];
  /** The other hosts that it asked for something. */
  hosts: Set<string>;
}

/** Opens the operation's page of a site, does something with it, and forgets it. */
export type VisitSite = <Result>(
  name: SiteName,
  work: (visit: Visit) => Promise<Result>,
  options?: BrowserContextOptions,
) => Promise<Result>;

/** Visits sites. The browser, the server and the sites are there as soon as they are needed, and gone in the end. */
export async function visiting<Result>(work: (visit: VisitSite) => Promise<Result>): Promise<Result> {
  let browser: Promise<Browser> | undefined;
  let server: Promise<StaticServer> | undefined;
  const urls = new Map<SiteName, Promise<string>>();
  const visit: VisitSite = async (name, use, options) => {
    browser ??= launch();
    const launched = await browser;
    server ??= startStaticServer();
    const { origin, publish } = await server;
    const url = urls.get(name) ?? publish(name);
    urls.set(name, url);
    return await open(launched, origin, await url, use, options);
  };
  try {
    return await work(visit);
  } finally {
    await browser?.then((launched) => launched.close()).catch(() => {});
    await server?.then(({ close }) => close());
  }
}

async function open<Result>(
  browser: Browser,
  origin: string,
  url: string,
  use: (visit: Visit) => Promise<Result>,
  options?: BrowserContextOptions,
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  try {
    const visit: Visit = { page: await context.newPage(), answered: [], hosts: new Set() };
    context.on("request", (request) => {
      const { host, origin: asked } = new URL(request.url());
      if (host && asked !== origin) visit.hosts.add(host);
    });
    context.on("requestfinished", (request) => {
      if (request.url().startsWith(origin)) visit.answered.push(request);
    });
    await visit.page.goto(url, { waitUntil: "commit" });
    return await use(visit);
  } finally {
    await context.close();
  }
}

/** A browser that finds no host but this one. Intercepting requests instead would delay each of them, ours the most. */
async function launch(): Promise<Browser> {
  const { executablePath } = await import("../../../test/support/browser.ts");
  return await chromium.launch({
    executablePath: executablePath ?? "",
    // Root cannot use the sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-proxy-server", "--no-first-run"],
  });
}
