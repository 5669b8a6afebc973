import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { subscription } from "../support/calls.ts";
import { control } from "../support/control-calls.ts";

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

test("takes a form as well, and answers it like JSON", async () => {
  const { status, body } = await control(frozen(), "clock/advance", { form: { by: "3d" } });
  expect([status, body.now]).toEqual([200, "2024-03-17T12:00:00Z"]);
});
