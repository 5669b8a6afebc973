import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MOCK_OPERATIONS, WORLD_OPERATIONS } from "../../src/control/operations.ts";
import { LOSSES } from "../../src/http/messages.ts";
import { createMock, type Mock } from "../../src/index.ts";
import { MAX_ADDED_ORDERS, MAX_BODY_BYTES, MAX_SNAPSHOT_BYTES } from "../../src/limits.ts";
import { packagedControl } from "../../src/validation/packaged.ts";
import { EXAMPLE_ORDERS } from "../support/bundle.ts";
import { subscription } from "../support/calls.ts";
import { type ControlCall, control, controlOperation, controlOperations, overHttp } from "../support/control-calls.ts";

const ORDER = "prdo_nka6c5xkrlvbpgnkczshdj12";

/** One call for every operation, in an order in which each succeeds. */
const CALLS: [method: string, target: string, status: number, body?: object][] = [
  ["GET", "health", 200],
  ["GET", "openapi.json", 200],
  ["GET", "worlds", 200],
  ["GET", "scenarios", 200],
  ["GET", "clock", 200],
  ["POST", "clock", 200, { pace: "frozen" }],
  ["POST", "clock/advance", 200, { by: "1h" }],
  ["GET", "orders", 200],
  ["POST", "orders", 201, { status: "blocked_wim" }],
  ["POST", "orders", 200, { count: 20 }],
  ["GET", `orders/${ORDER}`, 200],
  ["POST", `orders/${ORDER}/advance`, 200],
  ["POST", `orders/${ORDER}/hold`, 200, { status: "blocked_wim" }],
  ["POST", `orders/${ORDER}/release`, 200],
  ["POST", `orders/${ORDER}/cancel`, 200],
  ["POST", `orders/${ORDER}/move`, 200, { status: "meter_shipped" }],
  ["POST", "faults", 201, { text: "drop times=1" }],
  ["GET", "faults", 200],
  ["DELETE", "faults", 200],
  ["GET", "snapshot", 200],
  ["GET", "requests", 200],
  ["DELETE", "requests", 204],
  ["POST", "reset", 204],
];

test("the description and the code have the same operations", () => {
  const known = [...Object.keys(MOCK_OPERATIONS), ...Object.keys(WORLD_OPERATIONS)];
  expect(controlOperations.map(({ operationId }) => operationId).sort()).toEqual(known.sort());
});

test("the description says what the code says", () => {
  const { components } = packagedControl().spec as { components: { schemas: Record<string, Described> } };
  const { NewOrders, Fault } = components.schemas;
  expect(NewOrders?.properties.count).toMatchObject({ maximum: MAX_ADDED_ORDERS });
  expect(Fault?.properties.loss).toMatchObject({ enum: LOSSES });
});

interface Described {
  properties: Record<string, object>;
}

describe.each(["fetch", "HTTP"])("over %s", (transport) => {
  let mock: Mock;
  let caller: Pick<Mock, "fetch">;
  beforeAll(async () => {
    mock = createMock();
    await mock.listen();
    caller = transport === "HTTP" ? overHttp(mock) : mock;
  });
  afterAll(() => mock.close());

  test.each(CALLS)("%s %s returns %i, as its description says", async (method, target, status, body) => {
    const sent: ControlCall = { method, ...(body && { body }) };
    expect((await control(caller, target, sent)).status).toBe(status);
  });

  test("a fault is removed by its id, and a snapshot goes back", async () => {
    const faults = [
      await control(caller, "faults", { body: { text: "drop" } }),
      await control(caller, "faults", { body: { text: "stall" } }),
    ];
    const [first, second] = faults.map(({ body }) => body.id);
    expect((await control(caller, `faults/${first}`, { method: "DELETE" })).status).toBe(204);
    expect((await control(caller, `faults/${second}/remove`, { method: "POST" })).status).toBe(204);
    const { body: snapshot } = await control(caller, "snapshot");
    expect((await control(caller, "snapshot", { method: "PUT", body: snapshot })).status).toBe(204);
  });
});

test("every operation was called", () => {
  const others = ["removeFault", "removeFaultByForm", "putSnapshot"];
  const called = CALLS.map(([method, target]) => controlOperation(method, `/__mock/${target}`)?.operationId);
  expect(new Set([...called, ...others])).toEqual(new Set(controlOperations.map(({ operationId }) => operationId)));
});

const START = "2024-03-14T12:00:00Z";
const frozen = () => createMock({ clock: "frozen", now: START });

test("shows what the clock shows, and how it goes", async () => {
  expect((await control(frozen(), "clock")).body).toEqual({ now: START, pace: "frozen" });
});

test("lets time pass, and orders go on", async () => {
  const mock = frozen();
  const { id } = mock.orders.add({ subscription: subscription(1) });
  const { body } = await control(mock, "clock/advance", { body: { by: "1d" } });
  expect(body).toEqual({ now: "2024-03-15T12:00:00Z", pace: "frozen" });
  expect(mock.orders.get(id)?.status).toBe("ordered");
});

test("changes the pace, and goes on from where it was", async () => {
  const mock = frozen();
  const { body } = await control(mock, "clock", { body: { pace: "x60" } });
  expect(body.pace).toBe("x60");
  expect(Math.abs(Date.parse(body.now) - Date.parse(START))).toBeLessThan(60_000);
});

test("goes back to the actual time with the pace real", async () => {
  const { body } = await control(frozen(), "clock", { body: { pace: "real" } });
  expect(Math.abs(Date.parse(body.now) - Date.now())).toBeLessThan(5_000);
});

test("shows another moment, and keeps its pace", async () => {
  const { body } = await control(frozen(), "clock", { body: { now: "2030-01-01T01:00:00+01:00" } });
  expect(body).toEqual({ now: "2030-01-01T00:00:00Z", pace: "frozen" });
});

test("shows another moment at another pace", async () => {
  const { body } = await control(createMock(), "clock", { body: { now: START, pace: "frozen" } });
  expect(body).toEqual({ now: START, pace: "frozen" });
});

test.each([
  ["clock", {}, 'The body needs "pace", "now", or both.'],
  ["clock", { pace: "fast" }, '"fast" is not a pace; write real, frozen, or a factor such as x60.'],
  ["clock", { now: "tomorrow" }, 'Body property "now" must match format "date-time".'],
  ["clock", { speed: 2 }, 'Body property "speed" is unknown.'],
  ["clock/advance", {}, 'Body property "by" is required.'],
  ["clock/advance", { by: "3y" }, '"3y" is not a duration; write a number with s, m, h, d, or w, such as 3d.'],
  ["clock/advance", { by: "999999w" }, "The clock cannot go past the year 9999."],
])("%s refuses %j, and changes nothing", async (target, body, message) => {
  const mock = frozen();
  const called = await control(mock, target, { body });
  expect([called.status, called.body.message]).toEqual([400, message]);
  expect([mock.clock.now(), mock.clock.pace]).toEqual([Date.parse(START), "frozen"]);
});

test("takes a form as well, and treats it like JSON", async () => {
  const { status, body } = await control(frozen(), "clock/advance", { form: { by: "3d" } });
  expect([status, body.now]).toEqual([200, "2024-03-17T12:00:00Z"]);
});

test("a snapshot goes to another world", async () => {
  const mock = createMock({ shared: false });
  const { body: order } = await control(mock, "orders", { body: { status: "blocked" }, token: "mine" });
  const { body } = await control(mock, "snapshot", { token: "mine" });
  await control(mock, "snapshot", { method: "PUT", body, token: "other" });
  expect((await control(mock, `orders/${order.id}`, { token: "other" })).body).toEqual(order);
});

test("a snapshot may be larger than a body of the API", async () => {
  const mock = createMock();
  await mock.listen();
  mock.orders.addMany(1_000);
  const { body } = await control(overHttp(mock), "snapshot");
  expect(JSON.stringify(body).length).toBeGreaterThan(MAX_BODY_BYTES);
  expect((await control(overHttp(mock), "snapshot", { method: "PUT", body })).status).toBe(204);
  const large = await control(overHttp(mock), "snapshot", { method: "PUT", body: "x".repeat(MAX_SNAPSHOT_BYTES) });
  expect([large.status, large.body.message]).toEqual([
    400,
    `The body must not be larger than ${MAX_SNAPSHOT_BYTES} bytes.`,
  ]);
  const other = await control(overHttp(mock), "orders", { body: { id: "x".repeat(MAX_BODY_BYTES) } });
  expect([other.status, other.body.message]).toEqual([
    400,
    `The body must not be larger than ${MAX_BODY_BYTES} bytes.`,
  ]);
  await mock.close();
});

test.each([
  ["two orders with one id", (orders: object[]) => orders.push({ ...orders[0], subscription: "sub_x" }), 409],
  ["two orders for one subscription", (orders: object[]) => orders.push({ ...orders[0], id: "prdo_x" }), 409],
  ["a moment that is none", (orders: object[]) => Object.assign(orders[0] ?? {}, { created_at: 1e18 }), 400],
  ["an order without a status", (orders: object[]) => Object.assign(orders[0] ?? {}, { status: "" }), 400],
])("a snapshot with %s changes nothing", async (_, spoil, status) => {
  const mock = createMock();
  const before = mock.snapshot();
  const snapshot = structuredClone(before);
  spoil(snapshot.orders);
  expect((await control(mock, "snapshot", { method: "PUT", body: snapshot })).status).toBe(status);
  expect(mock.snapshot()).toEqual(before);
  expect((await control(mock, "health")).body.orders).toBe(EXAMPLE_ORDERS);
});
