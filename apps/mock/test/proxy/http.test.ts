import { once } from "node:events";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Listening, listen } from "../../src/http/listen.ts";
import type { ContractProxy } from "../../src/proxy/proxy.ts";
import { canned, ORDER, order, proxyOf, startUpstream, type UpstreamServer } from "../support/proxy-upstream.ts";
import { bytesOf, exchange, readAnswers } from "../support/raw-request.ts";

let upstream: UpstreamServer;
let proxy: ContractProxy;
let mock: Listening;
let port: number;
/** Lets the upstream answer the paths that contain `slow`. */
let release: () => void;

beforeEach(async () => {
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  upstream = await startUpstream(async (request, response) => {
    if (request.url?.includes("slow")) await released;
    const body = gzipSync(JSON.stringify(order));
    canned({ headers: { "content-encoding": "gzip", "set-cookie": ["a=1", "b=2"] }, body })(request, response);
  });
  proxy = proxyOf(upstream.url);
  mock = await listen(proxy);
  port = Number(new URL(mock.url).port);
});
afterEach(async () => {
  await mock.close();
  await upstream.close();
});

test("the bytes of an answer reach the caller, with every cookie", async () => {
  const raw = await exchange(mock.url, bytesOf({ target: ORDER }));
  const [answer] = readAnswers(raw);
  expect(answer).toMatchObject({ status: 200, body: JSON.stringify(order) });
  expect(raw.match(/^set-cookie: .*$/gim)).toEqual(["set-cookie: a=1", "set-cookie: b=2"]);
});

test("HEAD is answered without a body", async () => {
  const [answer] = readAnswers(await exchange(mock.url, bytesOf({ method: "HEAD", target: ORDER })));
  expect(answer).toMatchObject({ status: 200, body: "" });
});

test("a caller who goes away takes nothing along", async () => {
  const socket = connect(port, "127.0.0.1");
  socket.write(bytesOf({ target: "/meter-orders/slow?limit=0" }));
  await vi.waitUntil(() => proxy.calls() === 1);
  socket.destroy();
  await once(socket, "close");
  release();

  const [answer] = readAnswers(await exchange(mock.url, bytesOf({ target: ORDER })));
  expect(answer?.status).toBe(200);
  expect(proxy.deviations().map(({ operation }) => operation)).toEqual(["retrieveMeterOrder"]);
});

test("a caller who goes away while sending is no call", async () => {
  const socket = connect(port, "127.0.0.1");
  const begin = bytesOf({ method: "POST", headers: { "Content-Length": "100" }, body: "{" });
  await new Promise((resolve) => socket.write(begin, resolve));
  socket.destroy();
  await once(socket, "close");
  const [answer] = readAnswers(await exchange(mock.url, bytesOf({ target: ORDER })));
  expect(answer?.status).toBe(200);
  expect(proxy.calls()).toBe(1);
});

test("what is no request is refused in the API's own form, and is no call", async () => {
  const [answer] = readAnswers(await exchange(mock.url, "HELLO\r\n\r\n"));
  expect(answer?.status).toBe(400);
  expect(JSON.parse(answer?.body ?? "")).toMatchObject({ code: "BAD_REQUEST" });
  expect(proxy.calls()).toBe(0);
});
