import type { RequestListener } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { expect, test, vi } from "vitest";
import type { HttpResponse } from "../../src/http/messages.ts";
import { createProxy } from "../../src/proxy/proxy.ts";
import { bundle } from "../support/bundle.ts";
import { call, canned, contract, ORDER, order, proxyOf, startUpstream, through } from "../support/proxy-upstream.ts";

const GET = call("GET", ORDER);

function expectFailure(reply: HttpResponse, reason: RegExp): void {
  expect(reply.status).toBe(500);
  expect(reply.headers).toMatchObject({ "content-type": "application/json", "x-api-version": bundle.info.version });
  expect(reply.body).toEqual({
    code: "INTERNAL_SERVER_ERROR",
    message: expect.stringMatching(reason),
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    docs: expect.stringMatching(/INTERNAL_SERVER_ERROR$/),
  });
}

test.each<[what: string, respond: RequestListener, reason: RegExp]>([
  ["closes the connection", (request) => request.socket.destroy(), /^The upstream failed: other side closed\.$/],
  [
    "stops in the middle of an answer",
    (_, response) => {
      response.writeHead(200, { "content-length": "100" }).write("{");
      setImmediate(() => response.destroy());
    },
    /^The upstream failed: other side closed\.$/,
  ],
  [
    "only says that its answer is compressed",
    canned({ headers: { "content-encoding": "gzip" }, body: order }),
    /^The upstream failed: incorrect header check\.$/,
  ],
])("answers 500, and records it, when the upstream %s", async (_, respond, reason) => {
  const { reply, deviations } = await through(respond, GET);
  expectFailure(reply, reason);
  expect(deviations).toEqual([
    expect.objectContaining({ side: "response", operation: "retrieveMeterOrder", rule: expect.stringMatching(reason) }),
  ]);
  expect(deviations[0]).not.toHaveProperty("status");
});

test("answers 500 when nothing listens there", async () => {
  const upstream = await startUpstream(canned({}));
  await upstream.close();
  expectFailure(
    await proxyOf(upstream.url).handle(GET),
    /^The upstream failed: connect ECONNREFUSED 127\.0\.0\.1:\d+\.$/,
  );
});

test("answers 500 when something else than HTTP listens there", async () => {
  const server = createServer((socket) => socket.end("SSH-2.0-OpenSSH\r\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy = proxyOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expectFailure(await proxy.handle(GET), /^The upstream failed: .*(HTTP|Parse|parser).*\.$/i);
  server.close();
});

test("answers 500 when there is no such host", async () => {
  const failing = () => {
    const cause = Object.assign(new Error("getaddrinfo ENOTFOUND api.example"), { code: "ENOTFOUND" });
    return Promise.reject(new TypeError("fetch failed", { cause }));
  };
  const proxy = proxyOf("http://api.example", { fetch: failing });
  expectFailure(await proxy.handle(GET), /^The upstream failed: getaddrinfo ENOTFOUND api\.example\.$/);
});

test("answers 500 when the upstream takes too long to begin, or to end", async () => {
  const reason = /^The upstream failed: its response took longer than 0\.1 seconds\.$/;
  const silent = await through(() => {}, GET, { timeout: 100 });
  expectFailure(silent.reply, reason);
  const stalling: RequestListener = (_, response) => response.writeHead(200).write("{");
  expectFailure((await through(stalling, GET, { timeout: 100 })).reply, reason);
});

test("goes on after a failure", async () => {
  let isDown = true;
  const upstream = await startUpstream((request, response) => {
    if (isDown) request.socket.destroy();
    else canned({ body: order })(request, response);
  });
  const proxy = proxyOf(upstream.url);
  expect((await proxy.handle(GET)).status).toBe(500);
  isDown = false;
  expect((await proxy.handle(GET)).status).toBe(200);
  await upstream.close();
});

test("answers 500 when it fails itself, and prints why", async () => {
  const print = vi.spyOn(console, "error").mockImplementation(() => {});
  const fault = new Error("The engine is broken.");
  const engine = { check: () => Promise.reject(fault) };
  const { reply } = await through(canned({ body: order }), GET, { engine });
  expectFailure(reply, /^Internal error of the proxy. See its terminal for the cause\.$/);
  expect(print.mock.calls).toEqual([[fault]]);
  print.mockRestore();
});

test("takes no upstream that is none", () => {
  const upstream = new URL("ftp://user:hunter22@files.example/?key=of-the-gateway");
  const engine = { check: () => [] };
  expect(() => createProxy({ contract, engine, upstream })).toThrow(
    /^The upstream must be an http or https URL, such as https:\/\/api\.example, not ftp:$/,
  );
});
