import type { RequestListener } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { RawRequest } from "../../src/http/messages.ts";
import { bundle } from "../support/bundle.ts";
import {
  call,
  canned,
  ORDER,
  order,
  proxyOf,
  startUpstream,
  TOKEN,
  textOf,
  through,
} from "../support/proxy-upstream.ts";

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: Record<string, unknown>;
  body: string;
}

/** What arrives at an upstream whose URL ends as given. */
async function arriving(sent: RawRequest, { userinfo = "", ending = "" } = {}): Promise<Seen & { host: string }> {
  const seen: Seen[] = [];
  const upstream = await startUpstream(async (request, response) => {
    const { method, url, headers } = request;
    seen.push({ method, url, headers, body: await textOf(request) });
    canned({ body: order })(request, response);
  });
  await proxyOf(upstream.url.replace("//", `//${userinfo}`) + ending).handle(sent);
  await upstream.close();
  const [first] = seen;
  if (!first) throw new Error("Nothing arrived.");
  return { ...first, host: new URL(upstream.url).host };
}

describe("the upstream gets", () => {
  test("the method, the target, the headers and the body as they came", async () => {
    const headers = { "content-type": "application/json", "x-own": "1", prefer: "code=200", "user-agent": "me/1" };
    const target = "/meter-orders?filter[status][eq]=a%20b&x='+";
    const seen = await arriving(call("POST", target, headers, '{"a":"ä"}'));
    expect(seen).toMatchObject({ method: "POST", body: '{"a":"ä"}', headers });
    expect(seen.url).toBe(target.replace("'", "%27"));
    expect(seen.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  test("its own host, and no headers of the other connection", async () => {
    const headers = {
      host: "mock.example",
      connection: "keep-alive, X-Hop",
      "x-hop": "1",
      te: "trailers",
      "x-end": "1",
    };
    const seen = await arriving(call("GET", ORDER, { ...headers, expect: "100-continue", "content-length": "0" }));
    expect(seen.headers).toMatchObject({ host: seen.host, "x-end": "1" });
    expect(seen.headers).not.toHaveProperty("x-hop");
    expect(seen.headers).not.toHaveProperty("te");
    expect(seen.headers).not.toHaveProperty("expect");
  });

  test("no host of the client, whatever fetch would do with one", async () => {
    const given: unknown[] = [];
    const fetch = (_: unknown, init?: RequestInit) => {
      given.push(...new Headers(init?.headers).keys());
      return Promise.resolve(new Response());
    };
    await proxyOf("https://api.example", { fetch }).handle(call("GET", ORDER, { host: "mock.example" }));
    expect(given).toEqual(["authorization"]);
  });

  test("calls below its own path, with its own query in front", async () => {
    const seen = await arriving(call("GET", "/meter-orders?limit=5"), { ending: "/base/?key=of-the-gateway" });
    expect(seen.url).toBe("/base/meter-orders?key=of-the-gateway&limit=5");
  });

  test("its own credentials from clients who have none", async () => {
    const userinfo = "gate:p%40ss@";
    const anonymous = await arriving(call("GET", ORDER, { authorization: undefined }), { userinfo });
    expect(anonymous.headers.authorization).toBe(`Basic ${btoa("gate:p@ss")}`);
    const known = await arriving(call("GET", ORDER), { userinfo });
    expect(known.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  test.each(["//other.example/x", "http://other.example/x", "@other.example/x", "/\\other.example", "*"])(
    "even a call to %s",
    async (target) => {
      const seen = await arriving(call("GET", target));
      expect(seen.headers.host).toBe(seen.host);
    },
  );
});

describe("the client gets", () => {
  const bytesOf = async (respond: RequestListener, sent = call("GET", ORDER)) => (await through(respond, sent)).reply;

  test("the bytes of the response, unchanged", async () => {
    const body = ` ${JSON.stringify(order, null, 3)}\n`;
    const reply = await bytesOf(canned({ body, headers: { "x-own": "1" } }));
    expect(Buffer.from(reply.bytes ?? []).toString()).toBe(body);
    expect(reply.headers).toMatchObject({ "content-type": "application/json", "x-own": "1" });
  });

  test.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
  ])("a compressed response (%s) decompressed, and checked", async (encoding, compress) => {
    const body = compress(JSON.stringify(order));
    const { reply, deviations } = await through(
      canned({ body, headers: { "content-encoding": encoding, "content-length": String(body.length) } }),
      call("GET", ORDER, { "accept-encoding": "gzip, br" }),
    );
    expect(JSON.parse(Buffer.from(reply.bytes ?? []).toString())).toEqual(order);
    expect(reply.headers).not.toHaveProperty("content-encoding");
    expect(reply.headers).not.toHaveProperty("content-length");
    expect(deviations).toEqual([]);
  });

  test("a compression that nobody asked for as it came", async () => {
    const reply = await bytesOf(canned({ body: order, headers: { "content-encoding": "gzip, odd" } }));
    expect(reply.headers["content-encoding"]).toBe("gzip, odd");
  });

  test("204 without a body", async () => {
    const reply = await bytesOf(canned({ status: 204 }));
    expect([reply.status, reply.bytes, reply.body]).toEqual([204, undefined, undefined]);
  });

  test("the page of a gateway", async () => {
    const reply = await bytesOf(canned({ status: 502, headers: { "content-type": "text/html" }, body: "<h1>Bad" }));
    expect([reply.status, reply.headers["content-type"]]).toEqual([502, "text/html"]);
    expect(Buffer.from(reply.bytes ?? []).toString()).toBe("<h1>Bad");
  });

  test("a redirect, which is not followed", async () => {
    const reply = await bytesOf(canned({ status: 302, headers: { location: "/elsewhere" }, body: "moved" }));
    expect([reply.status, reply.headers.location]).toEqual([302, "/elsewhere"]);
    expect(Buffer.from(reply.bytes ?? []).toString()).toBe("moved");
  });

  test("every cookie", async () => {
    const cookies = ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"];
    const reply = await bytesOf(canned({ headers: { "set-cookie": cookies }, body: order }));
    expect(reply.headers["set-cookie"]).toEqual(cookies);
  });

  test("no headers of the other connection", async () => {
    const reply = await bytesOf(canned({ headers: { connection: "x-hop", "x-hop": "1", "x-end": "1" }, body: order }));
    expect(reply.headers).toMatchObject({ "x-end": "1", "x-api-version": bundle.info.version });
    for (const name of ["connection", "keep-alive", "transfer-encoding", "x-hop"]) {
      expect(reply.headers).not.toHaveProperty(name);
    }
  });

  test("the length that a GET would have, when it asks with HEAD", async () => {
    const reply = await bytesOf(canned({ headers: { "content-length": "321" } }), call("HEAD", ORDER));
    expect([reply.headers["content-length"], reply.bytes]).toEqual(["321", undefined]);
  });
});
