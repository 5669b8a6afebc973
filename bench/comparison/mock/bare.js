/** The lower bound for a server: node:http with constant responses, which reads only the method and the URL. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [port, spec] = process.argv.slice(2);
const order = JSON.parse(readFileSync(spec, "utf8")).components.examples.MeterOrderWaiting.value;
const page = (limit) => JSON.stringify({ object: "list", items: Array(limit).fill(order), has_more: false });
const bodies = { order: JSON.stringify(order), page: page(10), largePage: page(100) };

const server = createServer(({ method, url }, response) => {
  const list = url.includes("limit=100") ? bodies.largePage : bodies.page;
  const body = method === "GET" && url.includes("?") ? list : bodies.order;
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
});
server.listen(Number(port), "127.0.0.1");
