/** One static server for all sites, each below a path of its own, from files that were compressed beforehand. */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import sirv from "sirv";
import { file } from "../peers.ts";
import { type SiteName, sites } from "./sites.ts";

const TEXT = "**/*.{html,js,css,svg,json,yaml,md,txt,xml}";

/** A server that is up. */
export interface StaticServer {
  origin: string;
  /** Puts a site on the server, and returns the URL of its operation's page. */
  publish(name: SiteName): Promise<string>;
  close(): void;
}

export async function startStaticServer(): Promise<StaticServer> {
  const handlers = new Map<string, ReturnType<typeof sirv>>();
  const server = createServer((request, response) => {
    const missing = () => void response.writeHead(404).end();
    const [, folder = "", path] = /^\/([^/]+)(\/.*)$/.exec(request.url ?? "") ?? [];
    const serve = handlers.get(folder);
    if (!serve) return missing();
    request.url = path;
    serve(request, response, missing);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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

async function assemble(name: SiteName, folder: string): Promise<string> {
  const root = file(`dist/docs/${folder}`);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  await sites[name].assemble(root);
  for (const path of globSync(TEXT, { cwd: root })) {
    writeFileSync(`${root}/${path}.gz`, gzipSync(readFileSync(`${root}/${path}`), { level: 9 }));
  }
  return root;
}
