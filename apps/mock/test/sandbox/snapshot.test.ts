import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { create, listed, subscription } from "../support/calls.ts";

test("a reset takes back what happened to the orders", async () => {
  const mock = createMock();
  const before = await listed(mock);
  await create(mock, subscription(1));
  mock.orders.cancel(before[0]?.id ?? "");
  mock.reset();
  expect(await listed(mock)).toEqual(before);
});

test("a reset takes back the clock", () => {
  const mock = createMock({ clock: "frozen", now: "2024-03-14T12:00:00Z" });
  mock.clock.advance("3d");
  mock.clock.setPace("x60");
  mock.reset();
  expect([mock.clock.now(), mock.clock.pace]).toEqual([Date.UTC(2024, 2, 14, 12), "frozen"]);
});

test("a reset takes back the faults, but for those that a fresh world begins with", () => {
  const mock = createMock({ faults: ["status=429 times=1"] });
  mock.faults.add("drop");
  mock.reset();
  expect(mock.faults.list()).toMatchObject([{ status: 429, times: 1, happened: 0 }]);
});

test("a reset forgets the requests", async () => {
  const mock = createMock();
  await listed(mock);
  mock.reset();
  expect(mock.requests()).toEqual([]);
});

test("a reset lets a scenario that counts begin anew", async () => {
  const mock = createMock();
  const refused = `sub_${"servererror".padEnd(24, "0")}`;
  const statuses = async () => [(await create(mock, refused)).status, (await create(mock, refused)).status];
  expect(await statuses()).toEqual([500, 200]);
  mock.reset();
  expect(await statuses()).toEqual([500, 200]);
});

test("a snapshot brings back the orders, the clock and what comes next", async () => {
  const mock = createMock({ clock: "frozen" });
  const { id } = mock.orders.add({ subscription: subscription(1) });
  mock.clock.advance("2d");
  mock.orders.hold(id, "blocked_wim");
  const [orders, course, upcoming, now] = [
    await listed(mock),
    mock.orders.history(id),
    mock.orders.upcoming(id),
    mock.clock.now(),
  ];
  const snapshot = structuredClone(mock.snapshot());

  mock.clock.advance("8w");
  await create(mock, subscription(2));
  mock.restore(snapshot);
  expect(await listed(mock)).toEqual(orders);
  expect(mock.orders.history(id)).toEqual(course);
  expect(mock.orders.upcoming(id)).toEqual(upcoming);
  expect(mock.clock.now()).toBe(now);

  mock.clock.advance("2w");
  expect(mock.orders.get(id)?.status).toBe("ordered");
});

test("a snapshot is plain data that another mock can go on from", async () => {
  const mock = createMock({ clock: "frozen" });
  await create(mock, subscription(1));
  const other = createMock();
  other.restore(JSON.parse(JSON.stringify(mock.snapshot())));
  expect(await listed(other)).toEqual(await listed(mock));
  expect((await create(other, subscription(1))).status).toBe(409);
});

test("a snapshot can be restored more than once", async () => {
  const mock = createMock();
  const snapshot = mock.snapshot();
  for (let round = 0; round < 3; round++) {
    await create(mock, subscription(1));
    mock.restore(snapshot);
    expect(await listed(mock)).toHaveLength(14);
  }
});
