import type { RequestListener } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { bundle } from "../support/bundle.ts";
import { call, canned, ORDER, order, through } from "../support/proxy-upstream.ts";

describe("the caller gets", () => {
  const bytesOf = async (respond: RequestListener, sent = call("GET", ORDER)) => (await through(respond, sent)).reply;

  test("the bytes of the answer, unchanged", async () => {
    const body = ` ${JSON.stringify(order, null, 3)}\n`;
    const reply = await bytesOf(canned({ body, headers: { "x-own": "1" } }));
    expect(Buffer.from(reply.bytes ?? []).toString()).toBe(body);
    expect(reply.headers).toMatchObject({ "content-type": "application/json", "x-own": "1" });
  });

  test.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
  ])("a compressed answer (%s) decompressed, and checked", async (encoding, compress) => {
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
