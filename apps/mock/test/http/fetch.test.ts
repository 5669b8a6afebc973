import { expect, test, vi } from "vitest";
import { createMock } from "../../src/index.ts";
import { MAX_BODY_BYTES } from "../../src/limits.ts";
import { create, HOST, subscription } from "../support/calls.ts";

const ORDER = "/meter-orders/prdo_lk4m8qtnwg1vy62q7gbniclw";
const headers = { authorization: "Bearer demo" };
const { fetch } = createMock();

test.each([
  ["a text", `${HOST}${ORDER}`],
  ["a URL", new URL(ORDER, "https://api.nomos.energy")],
  ["a Request", new Request(`http://localhost:1${ORDER}`, { headers })],
])("takes %s, whatever the host", async (_, input) => {
  const response = await (input instanceof Request ? fetch(input) : fetch(input, { headers }));
  expect(response.status).toBe(200);
  expect(response.url).toBe(input instanceof Request ? input.url : String(input));
  expect(ORDER).toContain(((await response.json()) as { id: string }).id);
});

test("lets what is given beside a Request go before it", async () => {
  const request = new Request(`${HOST}${ORDER}`, { headers });
  expect((await fetch(request, { headers: {} })).status).toBe(401);
});

test("responds to HEAD with the headers of GET and no body", async () => {
  const response = await fetch(`${HOST}${ORDER}`, { method: "HEAD", headers });
  expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
    200,
    "application/json",
    "",
  ]);
});

test("responds to OPTIONS without a body", async () => {
  const response = await fetch(`${HOST}${ORDER}`, { method: "OPTIONS" });
  expect([response.status, await response.text()]).toEqual([204, ""]);
});

test("sends forms as fetch does", async () => {
  const body = new URLSearchParams({ grant_type: "client_credentials" });
  const authorization = `Basic ${btoa("my-id:my-secret")}`;
  expect((await fetch(`${HOST}/oauth/token`, { method: "POST", headers: { authorization }, body })).status).toBe(200);
});

test("rejects as large a body as a server does", async () => {
  const post = async (size: number) => {
    const body = '{"subscription":"sub_aaaaaaaaaaaaaaaaaaaaaaaa"}'.padEnd(size);
    const response = await fetch(`${HOST}/meter-orders`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body,
    });
    return { status: response.status, body: await response.text() };
  };
  expect((await post(MAX_BODY_BYTES)).status).toBe(200);
  const refused = await post(MAX_BODY_BYTES + 1);
  expect(refused.status).toBe(400);
  expect(refused.body).toContain("The body must not be larger than 65536 bytes.");
});

test("takes as large a snapshot as a server does", async () => {
  const mock = createMock();
  for (let number = 0; number < 300; number++) mock.orders.add({ subscription: subscription(number) });
  const snapshot = await (await mock.fetch(`${HOST}/__mock/snapshot`, { headers })).text();
  expect(snapshot.length).toBeGreaterThan(MAX_BODY_BYTES);
  const json = { ...headers, "content-type": "application/json" };
  const restored = await mock.fetch(`${HOST}/__mock/snapshot`, { method: "PUT", headers: json, body: snapshot });
  expect(restored.status).toBeLessThan(300);
});

test("lets go of calls that are under way when the mock closes, silently on the terminal", async () => {
  const mock = createMock();
  await mock.fetch(`${HOST}${ORDER}`, { headers });
  const printed = vi.spyOn(console, "error");
  // A body takes a moment to be read, in which the mock closes.
  const sent = create(mock, subscription(1));
  const ended = expect(sent).rejects.toThrow("The mock is closed.");
  await Promise.all([mock.close(), ended]);
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
});

test("rejects at once for a client who has given up already", async () => {
  const reason = new Error("given up");
  await expect(fetch(`${HOST}${ORDER}`, { headers, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

test("keeps the fragment of a URL to itself", async () => {
  expect((await fetch(`${HOST}${ORDER}#section`, { headers })).status).toBe(200);
});

test("a mock that is closed says so, whatever is asked of it", async () => {
  const mock = createMock();
  await mock.close();
  await expect(mock.listen()).rejects.toThrow("The mock is closed.");
  expect(() => mock.orders).toThrow("The mock is closed.");
  expect(() => mock.reset()).toThrow("The mock is closed.");
});
