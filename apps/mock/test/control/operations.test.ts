import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MOCK_OPERATIONS, WORLD_OPERATIONS } from "../../src/control/operations.ts";
import { LOSSES } from "../../src/http/messages.ts";
import { createMock, type Mock } from "../../src/index.ts";
import { MAX_ADDED_ORDERS } from "../../src/limits.ts";
import { packagedControl } from "../../src/validation/packaged.ts";
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

  test.each(CALLS)("%s %s answers %i, as it is described", async (method, target, status, body) => {
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
