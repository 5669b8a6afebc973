import { describe, expect, test } from "vitest";
import type { RawRequest } from "../../src/http/messages.ts";
import { call, canned, ORDER, order, proxyOf, startUpstream, TOKEN, textOf } from "../support/proxy-upstream.ts";

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

  test("no host of the caller, whatever fetch would do with one", async () => {
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

  test("its own credentials from callers who have none", async () => {
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
