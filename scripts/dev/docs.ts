/** The docs: a server that renders pages on request, and reloads the open ones when they change. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { errorLocation, hotReload } from "./hot-reload.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".md": "text/markdown",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
};
const folder = mkdtempSync(join(tmpdir(), "meter-orders-docs-"));
process.on("exit", () => rmSync(folder, { recursive: true }));

const readers = new Set<ServerResponse>();
let files = new Map<string, () => string | Promise<string>>();
const lastGood = new Map<string, string>();
let script: string | undefined;
/** The page that was requested last, and its text. */
let shown = { file: "index.html", text: "" };

/** Resolves when the page that was requested last is rendered again. If that fails, the old pages stay. */
export async function update(changed: string[]): Promise<void> {
  hotReload();
  if (!script || changed.some((file) => /^apps\/docs\/(browser|src\/redoc)\//.test(file))) {
    const { bundleScripts } = await import("../../apps/docs/src/bundle.ts");
    script = await bundleScripts(`${folder}/assets`);
  }
  const { siteFiles } = await import("../../apps/docs/src/site.ts");
  const newFiles = await siteFiles(script, undefined);
  const text = await newFiles.get(shown.file)?.();
  files = newFiles;
  if (text !== shown.text) for (const reader of readers) reader.write("data: changed\n\n");
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (pathname === "/live") return subscribe(response);
  const file = pathname.slice(1) + (pathname.endsWith("/") ? "index.html" : "");
  const text = await read(file);
  response.writeHead(text === undefined ? 404 : 200, {
    "content-type": `${TYPES[extname(file)] ?? "text/plain"}; charset=utf-8`,
    "cache-control": "no-store",
  });
  response.end(text ?? "Not found\n");
});
const port = Number(process.env.DOCS_PORT ?? 4000);
server.on("error", ({ message }) => {
  console.error(`${message}. Stop the program on that port, or choose another port: DOCS_PORT=${port + 1} npm run dev`);
  process.exit(1);
});
server.listen(port, "127.0.0.1");

async function read(file: string): Promise<string | undefined> {
  const text = files.has(file) ? await render(file) : asset(file);
  if (text === undefined || !file.endsWith(".html")) return text;
  shown = { file, text };
  // Only here: the built site does not reload itself.
  return text.replace("<html", '<html data-live="true"');
}

/** If a page cannot be rendered, its last good version stays. */
async function render(file: string): Promise<string | undefined> {
  try {
    const text = await files.get(file)?.();
    lastGood.set(file, text ?? "");
  } catch (error) {
    console.error(`${file} of the docs stays as it was: ${errorLocation(error as Error)}`);
  }
  return lastGood.get(file);
}

function asset(file: string): string | undefined {
  const path = [`${folder}/${file}`, `apps/docs/page/${file}`, `openapi/dist/edison/${file}`].find(existsSync);
  return path && readFileSync(path, "utf8");
}

function subscribe(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" }).write("\n");
  readers.add(response);
  response.on("close", () => readers.delete(response));
}
