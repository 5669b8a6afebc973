import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { call, clientOf, create, createToken, HOST, subscription } from "../support/calls.ts";

const SECRETS = { token: "s3cr3t-token-of-the-test", clientSecret: "s3cr3t-of-the-client" };

test("records requests in order, with their responses", async () => {
  const mock = createMock();
  const before = Date.now();
  await create(mock, subscription(1));
  await call(mock, "/meter-orders?limit=0");
  expect(mock.requests()).toEqual([
    expect.objectContaining({
      method: "POST",
      target: "/meter-orders",
      body: JSON.stringify({ subscription: subscription(1) }),
      status: 200,
    }),
    expect.objectContaining({
      method: "GET",
      target: "/meter-orders?limit=0",
      status: 400,
      problem: 'Query parameter "limit" must be >= 1.',
    }),
  ]);
  for (const { at, duration } of mock.requests()) {
    expect(Date.parse(at)).toBeGreaterThanOrEqual(before);
    expect(duration).toBeGreaterThan(0);
  }
});

test("leaves out what there was not", async () => {
  const mock = createMock();
  await call(mock, "/meter-orders");
  const [record = {}] = mock.requests();
  expect(Object.keys(record).sort()).toEqual(["at", "duration", "method", "status", "target", "world"]);
});

test("tells the worlds apart by IDs that give no token away", async () => {
  const mock = createMock({ shared: false });
  for (const token of ["alice", "bob", "alice"]) await call(mock, "/meter-orders", { token });
  const worlds = mock.requests().map(({ world }) => world);
  expect(worlds[0]).toBe(worlds[2]);
  expect(worlds[0]).not.toBe(worlds[1]);
  expect(worlds[0]).toBe(mock.world("alice").id);
});

test("remembers requests that lead nowhere", async () => {
  const mock = createMock();
  await mock.fetch(`${HOST}/nowhere`);
  await mock.fetch(`${HOST}/meter-orders`);
  expect(mock.requests().map(({ status, world }) => [status, world])).toEqual([
    [404, undefined],
    [401, undefined],
  ]);
});

test("holds no header, no token and no body of a request for a token", async () => {
  const mock = createMock({ auth: "strict" });
  const { meterOrders } = clientOf(mock, { token: undefined, clientId: "my-id", clientSecret: SECRETS.clientSecret });
  await meterOrders.list().toArray({ limit: 1 });
  const { access_token, refresh_token } = (await createToken(mock)).body;
  await createToken(mock, "my-id", { grant_type: "refresh_token", refresh_token });
  await createToken(mock, "other-id", { grant_type: "refresh_token", refresh_token });
  await call(mock, "/meter-orders", { token: access_token });
  await call(mock, "/meter-orders", { token: SECRETS.token });
  await call(mock, "/meter-orders", { headers: { "x-api-key": SECRETS.token, cookie: SECRETS.token } });

  await call(mock, `/meter-orders?access_token=${SECRETS.token}&limit=1`);
  for (const path of ["/%6fauth/token", "/oauth/tokens", "/token"])
    await call(mock, path, { method: "POST", body: { grant_type: "refresh_token", refresh_token } });

  const text = JSON.stringify(mock.requests());
  const basic = [SECRETS.clientSecret, "my-secret"].map((secret) => btoa(`my-id:${secret}`));
  for (const secret of [...Object.values(SECRETS), ...basic, "my-secret", access_token, refresh_token])
    expect(text).not.toContain(secret);
  expect(mock.requests()).toHaveLength(12);
});

test("remembers no more than the last two hundred requests", async () => {
  const mock = createMock();
  for (let number = 0; number < 250; number++) await call(mock, `/meter-orders/${number}`);
  const targets = mock.requests().map(({ target }) => target);
  expect(targets).toEqual(Array.from({ length: 200 }, (_, index) => `/meter-orders/${index + 50}`));
});

test("remembers no more than the beginning of what is long", async () => {
  const mock = createMock();
  const long = "x".repeat(10_000);
  await call(mock, `/meter-orders/${long}`, { method: "POST", body: long });
  const [{ target, body } = { target: "", body: "" }] = mock.requests();
  expect([target.length, body?.length]).toEqual([2_000, 2_000]);
});

test("is not changed by anyone who reads it", async () => {
  const mock = createMock();
  await call(mock, "/meter-orders");
  mock.requests().pop();
  expect(mock.requests()).toHaveLength(1);
});
