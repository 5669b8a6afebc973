import { describe, expect, test } from "vitest";
import { createMock, SCENARIOS, subscriptionOf } from "../../src/index.ts";
import { createService } from "../../src/service.ts";
import { packagedContract } from "../../src/validation/packaged.ts";
import { bundle } from "../support/bundle.ts";
import { call, createToken, listed } from "../support/calls.ts";
import { control } from "../support/control-calls.ts";

const apiVersion = bundle.info.version;

test("says that it is well, without making a world", async () => {
  const mock = createMock({ shared: false });
  const health = async () => (await control(mock, "health")).body;
  expect(await health()).toEqual({ status: "ok", mode: "sandbox", apiVersion, worlds: 0, orders: 0 });
  await listed(mock);
  expect(await health()).toEqual({ status: "ok", mode: "sandbox", apiVersion, worlds: 1, orders: 14 });
});

test("lists the worlds, the one that was used last first, and none of their secrets", async () => {
  const mock = createMock({ shared: false });
  await call(mock, "/meter-orders", { token: "a-token-that-is-long-and-secret" });
  await createToken(mock, "my-id");
  const { body } = await control(mock, "worlds");
  expect(body.items.map(({ label }: { label: string }) => label)).toEqual(["my-id", "a-toke…"]);
  expect(JSON.stringify(body)).not.toContain("secret");
});

test("lists the scenarios with their subscriptions", async () => {
  const { body } = await control(createMock(), "scenarios");
  const expected = SCENARIOS.map((scenario) => ({
    name: scenario.name,
    subscription: subscriptionOf(scenario),
    description: scenario.description,
  }));
  expect(body.items).toEqual(expected);
});

test("lists the requests of a world, or of all, and is itself in no list", async () => {
  const mock = createMock({ shared: false });
  await call(mock, "/meter-orders?limit=0");
  await call(mock, "/meter-orders", { token: "other" });
  const targets = async (token: string | null) => {
    const { body } = await control(mock, "requests", { token });
    return body.items.map(({ target }: { target: string }) => target);
  };
  expect(await targets("demo")).toEqual(["/meter-orders?limit=0"]);
  expect(await targets(null)).toEqual(["/meter-orders?limit=0", "/meter-orders"]);
});

test("forgets the requests of one world, and leaves those of the others", async () => {
  const mock = createMock({ shared: false });
  await call(mock, "/meter-orders");
  await call(mock, "/meter-orders?limit=1", { token: "other" });
  await control(mock, "requests", { method: "DELETE" });
  expect(mock.requests()).toMatchObject([{ target: "/meter-orders?limit=1" }]);
  await control(mock, "requests", { method: "DELETE", token: null });
  expect(mock.requests()).toEqual([]);
});

test("describes itself, in one piece", async () => {
  const { body } = await control(createMock(), "openapi.json");
  expect(body).toMatchObject({ openapi: "3.1.0", info: { title: "Smart Meter Orders mock" } });
  expect(JSON.stringify(body)).not.toMatch(/"\$ref":"[^#]/);
});

describe("a static mock", () => {
  const mock = createMock({ mode: "static" });

  test.each(["health", "openapi.json", "requests"])("answers at %s", async (target) => {
    expect((await control(mock, target)).status).toBe(200);
  });

  test("says in its health what it is", async () => {
    expect((await control(mock, "health")).body).toEqual({ status: "ok", mode: "static", apiVersion });
  });

  test.each(["worlds", "scenarios", "clock", "orders", "faults", "snapshot"])(
    "refuses %s with a sentence",
    async (target) => {
      const { status, body } = await control(mock, target);
      expect([status, body.message]).toEqual([
        409,
        expect.stringMatching(/^This mock is static: .* without --static\.$/),
      ]);
    },
  );
});

test("without a control plane, its paths are like any other that is unknown", async () => {
  const mock = createMock({ control: false });
  for (const path of ["/__mock", "/__mock/", "/__mock/health"]) expect((await call(mock, path)).status).toBe(404);
  expect(mock.requests()).toHaveLength(3);
});

test("goes along when another description is loaded", async () => {
  const contract = packagedContract();
  const service = createService(contract, {});
  const info = { ...contract.spec.info, version: "2027-01-01.next" };
  const health = () => service.handle({ method: "GET", target: "/__mock/health", headers: {}, body: new Uint8Array() });
  expect((await health()).body).toMatchObject({ apiVersion });
  service.load({ ...contract, spec: { ...contract.spec, info } });
  const { body, headers } = await health();
  expect([body, headers["x-api-version"]]).toEqual([
    expect.objectContaining({ apiVersion: info.version }),
    info.version,
  ]);
});

test.each([
  ["DELETE", "health", 405],
  ["GET", "clocks", 404],
  ["GET", "orders?limit=0", 400],
  ["GET", "orders?colour=red", 400],
])("%s %s is answered %i, in the envelope of the API", async (method, target, status) => {
  const called = await control(createMock(), target, { method });
  expect(called.status).toBe(status);
  expect(called.body.docs).toMatch(new RegExp(`/${called.body.code}$`));
});
