import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMock, type Mock, SCENARIOS, subscriptionOf } from "../../src/index.ts";
import { createService } from "../../src/service.ts";
import { packagedContract } from "../../src/validation/packaged.ts";
import { bundle, EXAMPLE_ORDERS } from "../support/bundle.ts";
import { call, createToken, listed } from "../support/calls.ts";
import { control, overHttp } from "../support/control-calls.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const apiVersion = bundle.info.version;

test("says that it is well, without making a world", async () => {
  const mock = createMock({ shared: false });
  const health = async () => (await control(mock, "health")).body;
  expect(await health()).toEqual({ status: "ok", mode: "sandbox", apiVersion, worlds: 0, orders: 0 });
  await listed(mock);
  expect(await health()).toEqual({ status: "ok", mode: "sandbox", apiVersion, worlds: 1, orders: EXAMPLE_ORDERS });
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
  const file = join(temporaryFolder(), "control.json");
  writeFileSync(file, JSON.stringify(body));
  const redocly = fileURLToPath(new URL("../../../../openapi/node_modules/@redocly/cli/bin/cli.js", import.meta.url));
  const options = { cwd: dirname(file), stdio: "pipe" } as const;
  expect(() => execFileSync(process.execPath, [redocly, "lint", file, "--extends=spec"], options)).not.toThrow();
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
])("%s %s returns %i, in the envelope of the API", async (method, target, status) => {
  const called = await control(createMock(), target, { method });
  expect(called.status).toBe(status);
  expect(called.body.docs).toMatch(new RegExp(`/${called.body.code}$`));
});

const FOREIGN: Record<string, string>[] = [
  { "sec-fetch-site": "cross-site" },
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: "http://mock:4011" },
  { origin: "http://127.0.0.1:1" },
];

let mock: Mock;
beforeAll(async () => {
  mock = createMock();
  await mock.listen();
});
afterAll(() => mock.close());

describe.each(FOREIGN)("a web page that sends %j", (headers) => {
  test("changes nothing", async () => {
    const sent = { method: "POST", headers };
    const { status, body } = await control(mock, "reset", sent);
    expect([status, body.message]).toEqual([
      403,
      "Cross-origin requests can read this endpoint but cannot change anything.",
    ]);
    expect((await control(mock, "faults", { method: "DELETE", headers })).status).toBe(403);
    expect((await control(mock, "snapshot", { method: "PUT", headers })).status).toBe(403);
  });

  test("gets no permission from a preflight", async () => {
    const { status, headers: answered } = await control(mock, "reset", { method: "OPTIONS", headers });
    expect(status).toBe(403);
    expect([...answered.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

test("a page of the mock itself may change something, by whatever name it is called", async () => {
  for (const headers of [{ origin: "http://mock", "sec-fetch-site": "same-origin" }, {}]) {
    expect((await control(mock, "reset", { method: "POST", headers })).status).toBe(204);
  }
  const { host } = new URL(mock.url ?? "");
  const headers = { origin: `http://${host}` };
  expect((await control(overHttp(mock), "reset", { method: "POST", headers })).status).toBe(204);
});

test("OPTIONS names the methods, and permits no page of another origin anything", async () => {
  const { status, headers } = await control(mock, "clock", { method: "OPTIONS" });
  expect([status, headers.get("allow")]).toEqual([204, "GET, HEAD, POST, OPTIONS"]);
  expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
});
