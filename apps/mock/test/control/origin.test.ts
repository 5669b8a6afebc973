import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMock, type Mock } from "../../src/index.ts";
import { control, overHttp } from "../support/control-calls.ts";

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
