/** The least that a server can do: node:http with fixed answers, and no look at the request beyond method and URL. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [port, description] = process.argv.slice(2);
const order = JSON.parse(readFileSync(description, "utf8")).components.examples.MeterOrderWaiting.value;
const page = (limit) => JSON.stringify({ object: "list", items: Array(limit).fill(order), has_more: false });
const answers = { order: JSON.stringify(order), page: page(10), largePage: page(100) };

const server = createServer(({ method, url }, response) => {
  const list = url.includes("limit=100") ? answers.largePage : answers.page;
  const body = method === "GET" && url.includes("?") ? list : answers.order;
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
});
server.listen(Number(port), "127.0.0.1");
