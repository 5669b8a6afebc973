import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { listeningMock } from "../support/listening-mock.ts";
import { bytesOf, exchange, readAnswers } from "../support/raw-request.ts";
import { expectEnvelope } from "../support/survival.ts";

/** In milliseconds; the default would make the tests wait half a minute. */
const REQUEST_TIMEOUT = 300;

const mock = listeningMock({}, { requestTimeout: REQUEST_TIMEOUT });

const keepAlive = { headers: { Connection: undefined } };

async function statuses(...bytes: (string | Buffer)[]): Promise<number[]> {
  const answers = readAnswers(await exchange(mock.url, Buffer.concat(bytes.map((part) => Buffer.from(part)))));
  for (const answer of answers) expectEnvelope(answer);
  return answers.map(({ status }) => status);
}

test("answers pipelined requests, in their order", async () => {
  const requests = ["/meter-orders", "/nowhere", "/meter-orders/x"].map((target) => bytesOf({ target, ...keepAlive }));
  expect(await statuses(...requests, bytesOf({ method: "DELETE" }))).toEqual([200, 404, 404, 405]);
});

test("answers the requests before one that cannot be read", async () => {
  expect(await statuses(bytesOf(keepAlive), bytesOf(keepAlive), "garbage\r\n\r\n")).toEqual([200, 200, 400]);
});

test("answers what is no HTTP at all", async () => {
  expect(await statuses(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00]))).toEqual([400]);
});

test("gives up on headers that never end", async () => {
  expect(await statuses("GET /meter-orders HTTP/1.1\r\nHost: mock\r\n")).toEqual([400]);
});

test("gives up on a body that never ends", async () => {
  const request = bytesOf({ method: "POST", headers: { "Content-Length": "1000" }, body: "{" });
  expect(await statuses(request)).toEqual([400]);
});

test("gives up on a body that comes too slowly", async () => {
  const { hostname, port } = new URL(mock.url);
  const socket = connect(Number(port), hostname);
  socket.write(bytesOf({ method: "POST", headers: { "Content-Length": "1000" }, body: "{" }));
  const trickle = setInterval(() => socket.write(" "), REQUEST_TIMEOUT / 10);
  const chunks: Buffer[] = [];
  // What is written after the server has closed ends in an error, which is no matter.
  socket.on("data", (chunk) => chunks.push(chunk)).on("error", () => {});
  await once(socket, "close");
  clearInterval(trickle);
  expect(readAnswers(Buffer.concat(chunks).toString())[0]?.status).toBe(400);
});

test("survives headers of a megabyte", async () => {
  const huge = bytesOf({ headers: { X: "a".repeat(1_000_000) } });
  // The answer may get lost, because the server closes while the rest is on its way.
  await exchange(mock.url, huge).catch(() => "");
  expect(await statuses(bytesOf({}))).toEqual([200]);
});

test("survives callers who go away in the middle of a request", async () => {
  const half = bytesOf({ method: "POST", headers: { "Content-Length": "1000" }, body: "{" });
  for (let i = 0; i < 20; i++) {
    const socket = connect(Number(new URL(mock.url).port), "127.0.0.1");
    await new Promise((resolve) => socket.write(half, resolve));
    socket.resetAndDestroy();
  }
  expect(await statuses(bytesOf({}))).toEqual([200]);
});
