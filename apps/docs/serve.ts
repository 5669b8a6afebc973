/** Serves dist/ as any static host would. */
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import sirv from "sirv";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: process.env.DOCS_PORT ?? "4000" },
    host: { type: "string", default: "127.0.0.1" },
  },
});
const root = fileURLToPath(new URL(".", import.meta.url));
const port = Number(values.port);
if (!existsSync(`${root}dist/index.html`)) fail("The docs are not built. Run `npm run build` first.");

const serveFile = sirv(`${root}dist`, { dev: true, etag: true });
const server = createServer((request, response) => {
  serveFile(request, response, () => {
    response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(readFileSync(`${root}dist/404.html`));
  });
});
server.on("error", (error: NodeJS.ErrnoException) =>
  fail(
    error.code === "EADDRINUSE"
      ? `Port ${port} is in use. Stop the other process, or choose another port: --port ${port + 1} or DOCS_PORT=${port + 1}.`
      : error.message,
  ),
);
server.listen(port, values.host, () => console.log(`Docs  http://${values.host}:${port}`));

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
