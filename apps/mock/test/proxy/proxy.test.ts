import { once } from "node:events";
import type { RequestListener } from "node:http";
import { type AddressInfo, connect, createServer } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { requests } from "../../../../test/support/requests.ts";
import { type Listening, listen } from "../../src/http/listen.ts";
import type { HttpResponse } from "../../src/http/messages.ts";
import { type ContractProxy, createProxy } from "../../src/proxy/proxy.ts";
import { createService } from "../../src/service.ts";
import { bundle, operations, queryParameters } from "../support/bundle.ts";
import {
  call,
  canned,
  contract,
  ORDER,
  order,
  proxyOf,
  startUpstream,
  through,
  type UpstreamServer,
} from "../support/proxy-upstream.ts";
import { bytesOf, exchange, readResponses } from "../support/raw-request.ts";

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
    "stops in the middle of a response",
    (_, response) => {
      response.writeHead(200, { "content-length": "100" }).write("{");
      setImmediate(() => response.destroy());
    },
    /^The upstream failed: other side closed\.$/,
  ],
  [
    "only says that its response is compressed",
    canned({ headers: { "content-encoding": "gzip" }, body: order }),
    /^The upstream failed: incorrect header check\.$/,
  ],
])("returns 500, and records it, when the upstream %s", async (_, respond, reason) => {
  const { reply, deviations } = await through(respond, GET);
  expectFailure(reply, reason);
  expect(deviations).toEqual([
    expect.objectContaining({ side: "response", operation: "retrieveMeterOrder", rule: expect.stringMatching(reason) }),
  ]);
  expect(deviations[0]).not.toHaveProperty("status");
});

test("returns 500 when nothing listens there", async () => {
  const upstream = await startUpstream(canned({}));
  await upstream.close();
  expectFailure(
    await proxyOf(upstream.url).handle(GET),
    /^The upstream failed: connect ECONNREFUSED 127\.0\.0\.1:\d+\.$/,
  );
});

test("returns 500 when something else than HTTP listens there", async () => {
  const server = createServer((socket) => socket.end("SSH-2.0-OpenSSH\r\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy = proxyOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expectFailure(await proxy.handle(GET), /^The upstream failed: .*(HTTP|Parse|parser).*\.$/i);
  server.close();
});

test("returns 500 when there is no such host", async () => {
  const failing = () => {
    const cause = Object.assign(new Error("getaddrinfo ENOTFOUND api.example"), { code: "ENOTFOUND" });
    return Promise.reject(new TypeError("fetch failed", { cause }));
  };
  const proxy = proxyOf("http://api.example", { fetch: failing });
  expectFailure(await proxy.handle(GET), /^The upstream failed: getaddrinfo ENOTFOUND api\.example\.$/);
});

test("returns 500 when the upstream takes too long to begin, or to end", async () => {
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

test("returns 500 when it fails itself, and prints why", async () => {
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

describe("over HTTP", () => {
  let upstream: UpstreamServer;
  let proxy: ContractProxy;
  let mock: Listening;
  let port: number;
  /** Lets the upstream respond to the paths that contain `slow`. */
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

  test("the bytes of a response reach the client, with every cookie", async () => {
    const raw = await exchange(mock.url, bytesOf({ target: ORDER }));
    const [answer] = readResponses(raw);
    expect(answer).toMatchObject({ status: 200, body: JSON.stringify(order) });
    expect(raw.match(/^set-cookie: .*$/gim)).toEqual(["set-cookie: a=1", "set-cookie: b=2"]);
  });

  test("HEAD is handled without a body", async () => {
    const [answer] = readResponses(await exchange(mock.url, bytesOf({ method: "HEAD", target: ORDER })));
    expect(answer).toMatchObject({ status: 200, body: "" });
  });

  test("a client that disconnects takes nothing along", async () => {
    const socket = connect(port, "127.0.0.1");
    socket.write(bytesOf({ target: "/meter-orders/slow?limit=0" }));
    await vi.waitUntil(() => proxy.calls() === 1);
    socket.destroy();
    await once(socket, "close");
    release();

    const [answer] = readResponses(await exchange(mock.url, bytesOf({ target: ORDER })));
    expect(answer?.status).toBe(200);
    expect(proxy.deviations().map(({ operation }) => operation)).toEqual(["retrieveMeterOrder"]);
  });

  test("a client that disconnects while sending is no call", async () => {
    const socket = connect(port, "127.0.0.1");
    const begin = bytesOf({ method: "POST", headers: { "Content-Length": "100" }, body: "{" });
    await new Promise((resolve) => socket.write(begin, resolve));
    socket.destroy();
    await once(socket, "close");
    const [answer] = readResponses(await exchange(mock.url, bytesOf({ target: ORDER })));
    expect(answer?.status).toBe(200);
    expect(proxy.calls()).toBe(1);
  });

  test("what is no request is rejected in the API's own form, and is no call", async () => {
    const [answer] = readResponses(await exchange(mock.url, "HELLO\r\n\r\n"));
    expect(answer?.status).toBe(400);
    expect(JSON.parse(answer?.body ?? "")).toMatchObject({ code: "BAD_REQUEST" });
    expect(proxy.calls()).toBe(0);
  });
});

/** The valid request of every operation. */
const CALLS = new Map(
  requests.map(({ operationId, method, target, headers, body }) => {
    const [type, text] = body === undefined ? [{}, ""] : [{ "content-type": "application/json" }, JSON.stringify(body)];
    return [operationId, (more = {}) => call(method, target, { ...type, ...headers, ...more }, text)];
  }),
);
const answers = operations.flatMap(({ operationId, responses }) =>
  Object.keys(responses).map((status): [string, string] => [operationId, status]),
);

describe.each(["static", "sandbox"] as const)("a mock in %s mode, which is valid, deviates nowhere", (mode) => {
  const service = createService(contract, { mode });
  let mock: Listening;
  let proxy: ContractProxy;
  beforeAll(async () => {
    mock = await listen(service);
    proxy = proxyOf(mock.url);
  });
  afterAll(async () => {
    await mock.close();
    service.close();
  });

  test.each(answers)("when %s is asked for %s", async (operationId, status) => {
    const reply = await proxy.handle(CALLS.get(operationId)?.({ prefer: `code=${status}` }) ?? call("GET", "/"));
    expect(reply.status).toBe(Number(status));
    expect(proxy.deviations()).toEqual([]);
  });

  test.each(operations)("when $operationId is called", async ({ operationId }) => {
    const reply = await proxy.handle(CALLS.get(operationId)?.() ?? call("GET", "/"));
    expect(reply.status).toBe(200);
    expect(proxy.deviations()).toEqual([]);
  });

  test("when every parameter is sent with its example", async () => {
    for (const { name, example } of queryParameters("listMeterOrders")) {
      await proxy.handle(call("GET", `/meter-orders?${name}=${encodeURIComponent(String(example))}`));
    }
    expect(proxy.deviations()).toEqual([]);
  });

  test("when its clients violate the contract", async () => {
    const other = proxyOf(mock.url);
    const wrong = [call("GET", "/meter-orders?limit=0"), call("GET", ORDER, { authorization: undefined })];
    const replies = await Promise.all(wrong.map((sent) => other.handle(sent)));
    expect(replies.map(({ status }) => status)).toEqual([400, 401]);
    expect(other.deviations().map(({ side }) => side)).toEqual(["request", "request"]);
  });
});
