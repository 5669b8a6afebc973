import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { call } from "../support/calls.ts";
import { control } from "../support/control-calls.ts";

test.each([
  [{ text: "status=429 retry-after=2 times=3" }, { status: 429, retryAfter: 2, times: 3 }],
  [
    { status: 429, retryAfter: 2, times: 3 },
    { status: 429, retryAfter: 2, times: 3 },
  ],
  [{ text: "latency=2s truncate" }, { latency: 2_000, loss: "truncate" }],
  [
    { latency: 250, probability: 0.5, operation: "listMeterOrders" },
    { latency: 250, probability: 0.5, operation: "listMeterOrders" },
  ],
  [{ loss: "stall" }, { loss: "stall" }],
])("adds the fault %j", async (body, fault) => {
  const mock = createMock();
  const added = await control(mock, "faults", { body });
  expect(added.status).toBe(201);
  expect(added.body).toMatchObject({ ...fault, happened: 0 });
  expect(mock.faults.list()).toEqual([{ ...fault, id: added.body.id, happened: 0 }]);
});

test("writes each fault as a text that adds the same again", async () => {
  const mock = createMock();
  const fault = { operation: "createMeterOrder", status: 503, latency: 100, times: 2, probability: 0.25 };
  const first = await control(mock, "faults", { body: fault });
  const second = await control(mock, "faults", { body: { text: first.body.text } });
  expect(second.body).toEqual({ ...first.body, id: second.body.id });
  expect(second.body).toMatchObject(fault);
});

test("a fault happens, is counted, and ends when it is removed", async () => {
  const mock = createMock();
  const { body: fault } = await control(mock, "faults", { body: { status: 500 } });
  expect((await call(mock, "/meter-orders")).status).toBe(500);
  expect((await control(mock, "faults")).body.items).toMatchObject([{ id: fault.id, happened: 1 }]);
  await control(mock, `faults/${fault.id}`, { method: "DELETE" });
  expect((await call(mock, "/meter-orders")).status).toBe(200);
});

test("removes all faults at once, and says how many there were", async () => {
  const mock = createMock({ faults: ["drop", "stall"] });
  expect((await control(mock, "faults", { method: "DELETE" })).body).toEqual({ removed: 2 });
  expect(mock.faults.list()).toEqual([]);
});

test("returns 404 when there is no such fault", async () => {
  const mock = createMock({ faults: ["drop"] });
  expect((await control(mock, "faults/none", { method: "DELETE" })).status).toBe(404);
  expect((await control(mock, "faults/none/remove", { method: "POST" })).status).toBe(404);
  expect(mock.faults.list()).toHaveLength(1);
});

test("no fault hits the control plane", async () => {
  const mock = createMock({ faults: ["status=500"] });
  expect((await control(mock, "clock")).status).toBe(200);
});

test.each([
  [{}, /has no effect/],
  [{ text: "teapot" }, /no part "teapot"/],
  [{ text: "drop valueOf=1" }, /no part "valueOf"/],
  [{ text: "drop", times: 2 }, /"times" cannot be combined with "text"/],
  [{ status: 418 }, /status must be one of 400, .*, not "418"/],
  [{ status: 429, times: 0 }, /times must be/],
  [{ loss: "explode" }, /"loss" must be one of/],
  [{ status: 429, operation: "createMeterOrdr" }, /did you mean createMeterOrder\?/],
])("refuses %j, and says why", async (body, reason) => {
  const mock = createMock();
  const { status, body: error } = await control(mock, "faults", { body });
  expect([status, error.message]).toEqual([400, expect.stringMatching(reason)]);
  expect(mock.faults.list()).toEqual([]);
});
