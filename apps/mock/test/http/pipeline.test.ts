import { describe, expect, test } from "vitest";
import { bundle } from "../support/bundle.ts";
import { listeningMock, MODES } from "../support/listening-mock.ts";

const ORDER = "/meter-orders/prdo_lk4m8qtnwg1vy62q7gbniclw";
const headers = { authorization: "Bearer token" };

describe.each(MODES)("in %s mode, the mock", (mode) => {
  const mock = listeningMock({ mode });

  const call = (target: string, init: RequestInit = {}) => fetch(mock.url + target, { headers, ...init });

  test("listens on this machine only", () => {
    expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test("responds to HEAD with the headers of GET and no body", async () => {
    const [get, head] = [await call(ORDER), await call(ORDER, { method: "HEAD" })];
    expect(head.status).toBe(200);
    expect(head.headers.get("content-length")).toBe(get.headers.get("content-length"));
    expect(await head.text()).toBe("");
  });

  test("returns 405 for HEAD where there is no GET", async () => {
    const response = await call("/oauth/token", { method: "HEAD" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  });

  test("allows a web page of any origin to call, credentials included", async () => {
    const response = await call("/meter-orders", { method: "OPTIONS", headers: {} });
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      allow: "GET, HEAD, POST, OPTIONS",
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, HEAD, POST, OPTIONS",
      "access-control-allow-headers": "*, Authorization",
    });
  });

  test("lets a web page read the headers that the API documents", async () => {
    const response = await call("/meter-orders");
    const exposed = response.headers.get("access-control-expose-headers")?.split(", ");
    expect(exposed).toEqual(expect.arrayContaining(["X-API-Version", "Retry-After"]));
  });

  test.each(["/meter-orders", "/nowhere", "/meter-orders?limit=0", "/%"])(
    "names the API version at %s",
    async (target) => {
      const response = await call(target);
      expect(response.headers.get("x-api-version")).toBe(bundle.info.version);
    },
  );

  test("names the API version that it serves to those who ask for another", async () => {
    const response = await call(ORDER, { headers: { ...headers, "x-api-version": "2025-01-01.bell" } });
    const { message } = (await response.json()) as { message: string };
    expect(message).toContain(`must be ${bundle.info.version}`);
  });

  test.each([
    [ORDER, "GET", 'Bearer realm="Smart Meter Orders API"'],
    ["/oauth/token", "POST", 'Basic realm="Smart Meter Orders API"'],
  ])("tells a stranger at %s which credentials it takes", async (target, method, challenge) => {
    const response = await call(target, { method, headers: {} });
    expect([response.status, response.headers.get("www-authenticate")]).toEqual([401, challenge]);
  });

  test("gives every error a request ID of its own", async () => {
    const ids = new Set<unknown>();
    for (const target of ["/nowhere", "/nowhere", "/meter-orders/x", "/meter-orders/x"]) {
      const { requestId } = (await (await call(target)).json()) as { requestId: string };
      ids.add(requestId);
    }
    expect(ids.size).toBe(4);
  });
});
