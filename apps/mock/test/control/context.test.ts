import { join } from "node:path";
import { expect, test } from "vitest";
import { createMock, type Mock } from "../../src/index.ts";
import { EXAMPLE_ORDERS } from "../support/bundle.ts";
import { call, createToken, listed } from "../support/calls.ts";
import { control } from "../support/control-calls.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const NOW = "2030-01-01T00:00:00Z";
const freeze = { body: { pace: "frozen", now: NOW } };
const worlds = () => createMock({ shared: false });

async function isFrozen(mock: Mock, token: string): Promise<boolean> {
  return (await control(mock, "clock", { token })).body.now === NOW;
}

test("a token leads to its own world, and to no other", async () => {
  const mock = worlds();
  await control(mock, "clock", { ...freeze, token: "mine" });
  expect([await isFrozen(mock, "mine"), await isFrozen(mock, "other")]).toEqual([true, false]);
});

test("the world that is prepared is the one that the API uses", async () => {
  const mock = worlds();
  const { body: order } = await control(mock, "orders", { body: { status: "blocked" }, token: "mine" });
  expect((await call(mock, `/meter-orders/${order.id}`, { token: "mine" })).body.status).toBe("blocked");
  expect((await call(mock, `/meter-orders/${order.id}`, { token: "other" })).status).toBe(404);
});

test("the credentials of a client and its tokens lead to one world", async () => {
  const mock = worlds();
  const { body: token } = await createToken(mock, "my-id");
  const basic = { authorization: `Basic ${btoa("my-id:my-secret")}` };
  await control(mock, "clock", { ...freeze, token: null, headers: basic });
  expect(await isFrozen(mock, token.access_token)).toBe(true);
});

test("a token that has expired still leads to its world", async () => {
  const mock = createMock({ shared: false, auth: "strict" });
  const { body: token } = await createToken(mock, "expired");
  expect((await call(mock, "/meter-orders", { token: token.access_token })).status).toBe(401);
  expect((await control(mock, "clock", { token: token.access_token })).status).toBe(200);
});

test("the query names a world by its id, and counts more than a token", async () => {
  const mock = worlds();
  await listed(mock);
  const { id } = (await control(mock, "worlds")).body.items[0];
  await control(mock, `clock?world=${id}`, { ...freeze, token: "other" });
  expect([await isFrozen(mock, "demo"), await isFrozen(mock, "other")]).toEqual([true, false]);
});

test("returns 404 when there is no such world", async () => {
  const { status, body } = await control(worlds(), "clock?world=none");
  expect([status, body.message]).toEqual([404, 'There is no world "none". List the worlds at /__mock/worlds.']);
});

test("without a name, it is the only world there is", async () => {
  const mock = worlds();
  await listed(mock);
  await control(mock, "clock", { ...freeze, token: null });
  expect(await isFrozen(mock, "demo")).toBe(true);
});

test("without a name, and with no world or several, says what to do", async () => {
  const mock = worlds();
  const none = await control(mock, "clock", { token: null });
  expect([none.status, none.body.message]).toEqual([
    404,
    expect.stringContaining("Send the same Authorization header"),
  ]);
  for (const token of ["one", "two"]) await call(mock, "/meter-orders", { token });
  const several = await control(mock, "clock", { token: null });
  expect([several.status, several.body.message]).toEqual([400, expect.stringContaining("?world=")]);
});

test("refuses credentials that nobody could call the API with", async () => {
  const { status } = await control(worlds(), "clock", { token: null, headers: { authorization: "Digest abc" } });
  expect(status).toBe(401);
});

test("in a mock with one world for all, everything leads there", async () => {
  const mock = createMock();
  await control(mock, "clock", { ...freeze, token: "mine" });
  await control(mock, "orders", { body: { status: "blocked" }, token: null });
  await control(mock, "faults?world=whatever", { body: { text: "drop" } });
  expect([mock.clock.now(), mock.orders.count, mock.faults.list().length]).toEqual([Date.parse(NOW), 15, 1]);
});

test("finds the worlds that only the file has, with what was done to them", async () => {
  const db = join(temporaryFolder(), "orders.sqlite");
  const before = createMock({ shared: false, db });
  await control(before, "clock", freeze);
  await before.close();

  const after = createMock({ shared: false, db });
  const { id, label } = (await control(after, "worlds")).body.items[0];
  expect(label).toBe("demo");
  await control(after, `faults?world=${id}`, { body: { text: "status=429" } });
  expect((await call(after, "/meter-orders")).status).toBe(429);
  expect(await isFrozen(after, "demo")).toBe(true);
  await after.close();
});

test("a reset puts one world back, and leaves the others", async () => {
  const mock = worlds();
  for (const token of ["mine", "other"]) await control(mock, "orders", { body: {}, token });
  await call(mock, "/meter-orders", { token: "mine" });
  await control(mock, "reset", { method: "POST", token: "mine" });
  const count = (token: string) => mock.world(token).orders.count;
  expect([count("mine"), count("other"), mock.requests()]).toEqual([EXAMPLE_ORDERS, EXAMPLE_ORDERS + 1, []]);
});
