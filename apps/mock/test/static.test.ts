import { createClient } from "@meter-orders/client";
import { describe, expect, test } from "vitest";
import { createMock } from "../src/index.ts";
import { listeningMock, MODES } from "./support/listening-mock.ts";
import { validatingFetch } from "./support/validate.ts";

const ORDER = "/meter-orders/prdo_lk4m8qtnwg1vy62q7gbniclw";

describe.each(MODES)("in %s mode, the mock", (mode) => {
  const mock = listeningMock({ mode });

  async function get(target: string, prefer: string) {
    const response = await fetch(mock.url + target, { headers: { authorization: "Bearer token", prefer } });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Record<string, unknown>,
    };
  }

  test("returns the example that is preferred, whatever the ID", async () => {
    expect(await get("/meter-orders/x", "example=blocked")).toMatchObject({ status: 200, body: { status: "blocked" } });
  });

  test("takes a value in quotation marks", async () => {
    expect((await get("/meter-orders/x", 'code=200, example="blocked"')).body.status).toBe("blocked");
  });

  test("returns an error by the name of its example", async () => {
    expect(await get(ORDER, "example=conflict")).toMatchObject({ status: 409, body: { code: "CONFLICT" } });
  });

  test("keeps to the ID when only the success is preferred", async () => {
    expect(ORDER).toContain((await get(ORDER, "code=200")).body.id);
  });

  test("returns an order even for an unknown ID when the success is preferred", async () => {
    expect((await get("/meter-orders/x", "code=200")).status).toBe(200);
  });

  test("sends Retry-After with 429", async () => {
    expect((await get(ORDER, "code=429")).headers.get("retry-after")).toBe("30");
  });

  test("sends the true Allow with 405", async () => {
    expect((await get(ORDER, "code=405")).headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  });

  test("sends the challenge with 401", async () => {
    expect((await get(ORDER, "code=401")).headers.get("www-authenticate")).toMatch(/^Bearer /);
  });

  test("makes dynamic responses up, the same for the same seed", async () => {
    const first = await get(ORDER, "dynamic=true, seed=7");
    const again = await get(ORDER, "dynamic=true, seed=7");
    const other = await get(ORDER, "dynamic=true, seed=8");
    expect(again.body).toEqual(first.body);
    expect(other.body).not.toEqual(first.body);
  });

  test("makes up the success as well when both are preferred, whatever the ID", async () => {
    const { status, body } = await get(ORDER, "code=200, dynamic=true, seed=7");
    expect(status).toBe(200);
    expect(ORDER).not.toContain(body.id);
  });

  test("goes by the first of two", async () => {
    expect((await get(ORDER, "code=404, code=409")).status).toBe(404);
  });

  test("checks the request even when a response is preferred", async () => {
    expect((await get("/meter-orders?limit=0", "code=200")).status).toBe(400);
  });

  test("lists the statuses there are when another is preferred", async () => {
    const { status, body } = await get(ORDER, "code=418");
    expect(status).toBe(400);
    expect(body.message).toContain("must be one of 200, 400, 401, 402, 403, 404, 405, 409, 422, 429, 500.");
  });

  test("lists the examples there are when another is preferred", async () => {
    const { status, body } = await get(ORDER, "code=404, example=blocked");
    expect(status).toBe(400);
    expect(body.message).toBe('The example in header "Prefer" must be one of notFound.');
  });
});

describe("a static list", () => {
  const mock = createMock({ mode: "static" });
  const client = createClient({ baseUrl: "http://mock", token: "token", fetch: validatingFetch(mock.fetch) });

  test("leads from the first page of a list to the last by its cursor", async () => {
    const { data: first } = await client.GET("/meter-orders");
    const { data: last } = await client.GET("/meter-orders", {
      params: { query: { cursor: first?.next_page ?? "" } },
    });
    expect([first?.has_more, last?.has_more, last?.next_page]).toEqual([true, false, null]);
  });

  test("returns 400 for a cursor that no page gave", async () => {
    const { error } = await client.GET("/meter-orders", { params: { query: { cursor: "altered" } } });
    expect(error?.message).toBe(
      'Query parameter "cursor" must be the next_page of an earlier response, not "altered".',
    );
  });
});
