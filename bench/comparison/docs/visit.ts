/** Serves the sites, and opens them in a browser, each time as a first visit. */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContextOptions, Page, Request } from "playwright-core";
import sirv from "sirv";
import { launch } from "../../../test/support/browser.ts";
import { listen, urlOf } from "../../loopback.ts";
import { file } from "../run.ts";
import { type SiteName, sites } from "./sites.ts";

const COMPRESSED = "**/*.{html,js,css,svg,json,yaml,md,txt,xml}";

/** Requests to other hosts fail in the browser. Intercepting all requests would delay them, ours the most. */
const LOOPBACK_ONLY = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-proxy-server"];

/** An open page. */
export interface Visit {
  page: Page;
  /** The requests that its own host answered. */
  requests: Request[];
  /** The other hosts that it requested. */
  hosts: Set<string>;
}

/** Opens the operation's page of a site, runs a task with it, and closes it. */
export type VisitSite = <Result>(
  name: SiteName,
  task: (visit: Visit) => Promise<Result>,
  options?: BrowserContextOptions,
) => Promise<Result>;

interface StaticServer {
  origin: string;
  /** Serves a site, and returns the URL of its operation's page. */
  publish(name: SiteName): Promise<string>;
  close(): void;
}

/** Runs a task with a browser. The browser, the server, and the sites are started on first use. */
export async function withBrowser<Result>(task: (visit: VisitSite) => Promise<Result>): Promise<Result> {
  let browser: Promise<Browser> | undefined;
  let server: Promise<StaticServer> | undefined;
  const urls = new Map<SiteName, Promise<string>>();
  const visit: VisitSite = async (name, use, options) => {
    browser ??= launch(...LOOPBACK_ONLY);
    server ??= startStaticServer();
    const { origin, publish } = await server;
    const url = urls.get(name) ?? publish(name);
    urls.set(name, url);
    return await open(await browser, origin, await url, use, options);
  };
  try {
    return await task(visit);
  } finally {
    await browser?.then((launched) => launched.close()).catch(() => {});
    await server?.then(({ close }) => close());
  }
}

async function open<Result>(
  browser: Browser,
  origin: string,
  url: string,
  task: (visit: Visit) => Promise<Result>,
  options?: BrowserContextOptions,
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  try {
    const visit: Visit = { page: await context.newPage(), requests: [], hosts: new Set() };
    context.on("request", (request) => {
      const { host, origin: requested } = new URL(request.url());
      if (host && requested !== origin) visit.hosts.add(host);
    });
    context.on("requestfinished", (request) => {
      if (request.url().startsWith(origin)) visit.requests.push(request);
    });
    await visit.page.goto(url, { waitUntil: "commit" });
    return await task(visit);
  } finally {
    await context.close();
  }
}

/** One server for all sites, each in its own folder. */
async function startStaticServer(): Promise<StaticServer> {
  const handlers = new Map<string, ReturnType<typeof sirv>>();
  const server = await listen((request, response) => {
    const notFound = () => void response.writeHead(404).end();
    const [, folder = "", path] = /^\/([^/]+)(\/.*)$/.exec(request.url ?? "") ?? [];
    const serve = handlers.get(folder);
    if (!serve) return notFound();
    request.url = path;
    serve(request, response, notFound);
  });
  const origin = urlOf(server);
  const publish = async (name: SiteName): Promise<string> => {
    const folder = `site-${handlers.size}`;
    handlers.set(folder, sirv(await assemble(name, folder), { gzip: true, etag: true }));
    return `${origin}/${folder}/${sites[name].page}`;
  };
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin, publish, close };
}

/** Writes the files of a site, compressed in advance. */
async function assemble(name: SiteName, folder: string): Promise<string> {
  const root = file(`dist/docs/${folder}`);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  await sites[name].assemble(root);
  for (const path of globSync(COMPRESSED, { cwd: root })) {
    writeFileSync(`${root}/${path}.gz`, gzipSync(readFileSync(`${root}/${path}`), { level: 9 }));
  }
  return root;
}
