import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import sirv from "sirv";

/** Serves the built site below a path, and nothing anywhere else. */
export async function serveSite(path: string): Promise<{ url: string; close: () => Promise<void> }> {
  const serve = sirv(fileURLToPath(new URL("../dist", import.meta.url)), { dev: true });
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
