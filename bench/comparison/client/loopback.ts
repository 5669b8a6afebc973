/** A server that answers every call, in a process of its own so that its work is not counted. Prints its address. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bodyFor, headers } from "./answers.ts";

const server = createServer(({ url = "/" }, response) => {
  const body = bodyFor(url);
  response.writeHead(200, { ...headers, "content-length": body.length }).end(body);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
