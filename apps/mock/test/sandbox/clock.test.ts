import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createMock, type Pace } from "../../src/index.ts";
import { subscription } from "../support/calls.ts";

const START = Date.UTC(2026, 0, 1, 12);
const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets actual time pass. */
const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

test("a clock shows the actual time unless it is told otherwise", () => {
  const { clock } = createMock();
  expect([clock.pace, clock.now()]).toEqual(["real", START]);
  pass(5 * HOUR);
  expect(clock.now()).toBe(START + 5 * HOUR);
});

test("a frozen clock stands, and moves nothing", () => {
  const mock = createMock({ clock: "frozen" });
  const { id } = mock.orders.add({ subscription: subscription(1) });
  pass(10_000 * HOUR);
  expect(mock.clock.now()).toBe(START);
  expect(mock.orders.history(id)).toHaveLength(1);
});

test("a clock that goes a thousand times as fast lets an order take its course in hours", () => {
  const mock = createMock({ clock: "x1000" });
  const { id } = mock.orders.add({ subscription: subscription(1) });
  pass(2 * HOUR);
  expect(mock.clock.now()).toBe(START + 2_000 * HOUR);
  expect(mock.orders.get(id)?.status).toBe("activated");
  expect(Date.parse(mock.orders.history(id).at(-1)?.at ?? "")).toBe(START + 8 * 7 * 24 * HOUR);
});

test("a clock begins where it is told to, when its world is used first", () => {
  const mock = createMock({ now: "2024-03-14T12:00:00Z" });
  pass(HOUR);
  expect(mock.clock.now()).toBe(Date.UTC(2024, 2, 14, 12));
  pass(HOUR);
  expect(mock.clock.now()).toBe(Date.UTC(2024, 2, 14, 13));
});

test("a clock that was advanced goes on at its pace", () => {
  const { clock } = createMock({ clock: "x60" });
  clock.advance("3d");
  pass(1_000);
  expect(clock.now()).toBe(START + 3 * 24 * HOUR + 60_000);
});

test("a change of pace leaves what was passed, and real goes back to the actual time", () => {
  const { clock } = createMock();
  clock.setPace("x10");
  pass(HOUR);
  clock.setPace("frozen");
  pass(HOUR);
  expect(clock.now()).toBe(START + 10 * HOUR);
  clock.setPace("real");
  expect(clock.now()).toBe(START + 2 * HOUR);
});

test("a clock can be stopped at any moment", () => {
  const { clock } = createMock();
  for (const moment of ["2030-01-01T00:00:00Z", new Date("2030-01-01"), Date.UTC(2030, 0, 1)]) {
    clock.freeze(moment);
    pass(HOUR);
    expect([clock.pace, clock.now()]).toEqual(["frozen", Date.UTC(2030, 0, 1)]);
  }
});

test.each([
  ["90s", 90_000],
  ["15m", 900_000],
  ["1.5h", 5_400_000],
  ["3d", 259_200_000],
  ["8w", 4_838_400_000],
  [250, 250],
  [0, 0],
] as const)("advancing by %s lets that much time pass", (duration, milliseconds) => {
  const { clock } = createMock({ clock: "frozen" });
  clock.advance(duration);
  expect(clock.now()).toBe(START + milliseconds);
});

test.each(["3", "d", "-1d", "1y", "1d2h", "", Number.NaN, -1, Number.POSITIVE_INFINITY])(
  "%j is not a duration",
  (duration) => {
    const { clock } = createMock({ clock: "frozen" });
    expect(() => clock.advance(duration as number)).toThrow("is not a duration; write a number with s, m, h, d, or w");
    expect(clock.now()).toBe(START);
  },
);

test.each(["fast", "60", "x", "x-1", "x1e9", ""])("%j is no pace", (pace) => {
  expect(() => createMock({ clock: pace as Pace })).toThrow(
    "is not a pace; write real, frozen, or a factor such as x60",
  );
  expect(() => createMock().clock.setPace(pace as Pace)).toThrow("is not a pace");
});

test("no clock leaves the years that a timestamp can write", () => {
  const { clock } = createMock({ clock: "x1000000" });
  expect(() => clock.advance("1000000w")).toThrow("The clock cannot go past the year 9999.");
  expect(() => clock.freeze("yesterday")).toThrow("is not a timestamp between 1970 and 9999");
  expect(() => createMock({ now: "12024-01-01" })).toThrow("is not a timestamp between 1970 and 9999");
  pass(10_000 * 365 * 24 * HOUR);
  expect(new Date(clock.now()).toISOString()).toBe("9999-12-31T23:59:59.999Z");
});
