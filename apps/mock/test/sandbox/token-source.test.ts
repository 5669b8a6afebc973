import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createMock, type Mock } from "../../src/index.ts";
import { clientOf } from "../support/calls.ts";

const ORDER = "prdo_lk4m8qtnwg1vy62q7gbniclw";
const CREDENTIALS = { token: undefined, clientId: "my-id", clientSecret: "my-secret" };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What the mock was asked, in turn: `token` or `order`, and the status. */
const asked = (mock: Mock) =>
  mock.requests().map(({ target, status }) => `${target.startsWith("/oauth/") ? "token" : "order"} ${status}`);

test("a client that gets its own tokens is never refused while hours pass", async () => {
  const mock = createMock({ auth: "strict" });
  const { meterOrders } = clientOf(mock, CREDENTIALS);
  for (let minutes = 0; minutes < 600; minutes += 10) {
    await meterOrders.retrieve(ORDER);
    vi.setSystemTime(Date.now() + 600_000);
  }
  const tally = Object.groupBy(asked(mock), (what) => what);
  expect(Object.keys(tally).sort()).toEqual(["order 200", "token 200"]);
  expect(tally["order 200"]).toHaveLength(60);
  expect(tally["token 200"]?.length).toBeGreaterThanOrEqual(10);
});

test("a client whose token expired unnoticed gets another, and repeats the call", async () => {
  const mock = createMock({ auth: "strict" });
  const { meterOrders } = clientOf(mock, CREDENTIALS);
  await meterOrders.retrieve(ORDER);
  for (let hour = 0; hour < 3; hour++) {
    mock.clock.advance("61m");
    expect((await meterOrders.retrieve(ORDER)).id).toBe(ORDER);
  }
  const renewed = ["order 401", "token 200", "order 200"];
  expect(asked(mock)).toEqual(["token 200", "order 200", ...renewed, ...renewed, ...renewed]);
});

test("a client whose tokens have always expired gives up after the second", async () => {
  const mock = createMock();
  const { meterOrders } = clientOf(mock, { ...CREDENTIALS, clientId: "expired" });
  await expect(meterOrders.retrieve(ORDER)).rejects.toMatchObject({ name: "UnauthorizedError", status: 401 });
  expect(asked(mock)).toEqual(["token 200", "order 401", "token 200", "order 401"]);
});

test("a client that nobody knows is told so", async () => {
  const { meterOrders } = clientOf(createMock(), { ...CREDENTIALS, clientId: "unknown" });
  await expect(meterOrders.retrieve(ORDER)).rejects.toMatchObject({ name: "TokenError", status: 401 });
});

test.each(["form", "json"] as const)("a client may ask for its token in the form of %s", async (tokenFormat) => {
  const { meterOrders } = clientOf(createMock({ auth: "strict" }), { ...CREDENTIALS, tokenFormat });
  expect((await meterOrders.retrieve(ORDER)).id).toBe(ORDER);
});

test("the tokens of one client find the same orders after each renewal", async () => {
  const mock = createMock({ shared: false, auth: "strict" });
  const { meterOrders } = clientOf(mock, CREDENTIALS);
  const order = await meterOrders.create({ subscription: "sub_aaaaaaaaaaaaaaaaaaaaaaaa" });
  vi.setSystemTime(Date.now() + 7_200_000);
  expect(await meterOrders.retrieve(order.id)).toEqual(order);
});
