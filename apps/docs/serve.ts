/** Serves dist/ as any static host would. With --watch it tells open pages to reload when the site was built anew. */
import { existsSync, readFileSync, watchFile } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import sirv from "sirv";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: process.env.DOCS_PORT ?? "4000" },
    host: { type: "string", default: "127.0.0.1" },
    watch: { type: "boolean", default: false },
  },
});
const root = fileURLToPath(new URL(".", import.meta.url));
const firstPage = `${root}dist/index.html`;
const port = Number(values.port);
if (!existsSync(firstPage)) fail("The docs are not built yet. Run `npm run build` first.");

const serveFile = sirv(`${root}dist`, { dev: true, etag: true });
const readers = new Set<ServerResponse>();

const server = createServer((request, response) => {
  if (values.watch && request.url === "/live") return subscribe(response);
  if (values.watch && request.url?.endsWith("/")) return sendLivePage(request.url, response);
  serveFile(request, response, () => {
    response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
  });
});
server.on("error", (error: NodeJS.ErrnoException) =>
  fail(
    error.code === "EADDRINUSE"
      ? `Port ${port} is taken. Stop what listens there, or choose another port: --port ${port + 1}, or DOCS_PORT=${port + 1}`
      : error.message,
  ),
);
server.listen(port, values.host, () => console.log(`Docs  http://${values.host}:${port}`));
if (values.watch) watchSite();

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });

/** The page as built, but told to listen for the next build; the built site itself knows nothing of that. */
function sendLivePage(url: string, response: ServerResponse): void {
  const file = join(root, "dist", new URL(url, "http://localhost").pathname, "index.html");
  if (!existsSync(file)) return void response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
  const live = readFileSync(file, "utf8").replace("<html", '<html data-live="true"');
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }).end(live);
}

function subscribe(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" }).write("\n");
  readers.add(response);
  response.on("close", () => readers.delete(response));
}

/** A build replaces the whole folder, which ends a watch of the file itself; polling sees every way of replacing it. */
function watchSite(): void {
  watchFile(firstPage, { interval: 200 }, ({ size }) => {
    if (size > 0) for (const reader of readers) reader.write("data: built\n\n");
  });
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
