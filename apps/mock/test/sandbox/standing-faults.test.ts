import { expect, test } from "vitest";
import { createMock, type Mock } from "../../src/index.ts";
import { call, create, createToken, subscription } from "../support/calls.ts";

const ORDER = "/meter-orders/prdo_lk4m8qtnwg1vy62q7gbniclw";

/** The statuses of so many requests in a row. */
async function statuses(mock: Mock, count: number, target = "/meter-orders"): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < count; i++) all.push((await call(mock, target)).status);
  return all;
}

test("a standing fault happens as often as it says, and tells how often it has", async () => {
  const mock = createMock();
  mock.faults.add("status=429 times=3");
  expect(await statuses(mock, 5)).toEqual([429, 429, 429, 200, 200]);
  expect(mock.faults.list()).toMatchObject([{ status: 429, times: 3, happened: 3 }]);
});

test("a standing fault stands until it is removed", async () => {
  const mock = createMock();
  const { id } = mock.faults.add({ status: 500 });
  expect(await statuses(mock, 2)).toEqual([500, 500]);
  expect([mock.faults.remove(id), mock.faults.remove(id)]).toEqual([1, 0]);
  expect(await statuses(mock, 1)).toEqual([200]);
});

test("all standing faults can be removed at once", async () => {
  const mock = createMock();
  for (const fault of ["status=500", "status=429", "drop"]) mock.faults.add(fault);
  expect(mock.faults.remove()).toBe(3);
  expect(mock.faults.list()).toEqual([]);
});

test("of several standing faults, the one that was added first happens first", async () => {
  const mock = createMock();
  mock.faults.add("status=500 times=1");
  mock.faults.add("status=429 times=2");
  expect(await statuses(mock, 4)).toEqual([500, 429, 429, 200]);
});

test("the header of a request goes before standing faults, and uses none of them up", async () => {
  const mock = createMock({ faults: ["status=500 times=1"] });
  expect((await call(mock, ORDER, { headers: { "x-mock-fault": "status=404" } })).status).toBe(404);
  expect(await statuses(mock, 2)).toEqual([500, 200]);
});

test("a fault of one operation leaves the others alone", async () => {
  const mock = createMock();
  mock.faults.add("status=500 operation=retrieveMeterOrder");
  expect((await call(mock, ORDER)).status).toBe(500);
  expect((await call(mock, "/meter-orders")).status).toBe(200);
  expect((await create(mock, subscription(1))).status).toBe(200);
  expect((await createToken(mock)).status).toBe(200);
  mock.faults.add("status=429 operation=createToken");
  expect((await createToken(mock)).status).toBe(429);
});

test("a fault by chance hits the same requests every time, others with another seed", async () => {
  const hits = (seed: number) => {
    const mock = createMock({ seed });
    mock.faults.add("status=500 probability=0.5");
    return statuses(mock, 100);
  };
  const first = await hits(1);
  expect(await hits(1)).toEqual(first);
  expect(await hits(2)).not.toEqual(first);
});

test("a fault by chance happens about as often as it says", async () => {
  const mock = createMock();
  mock.faults.add("status=500 probability=0.3");
  const hit = (await statuses(mock, 500)).filter((status) => status === 500).length;
  // By the seed always the same number; by chance, 3 standard deviations around 150.
  expect(hit).toBeGreaterThan(119);
  expect(hit).toBeLessThan(181);
});

test("a fault with no chance never happens, and a certain one always", async () => {
  const mock = createMock();
  mock.faults.add("status=500 probability=0");
  expect(await statuses(mock, 50)).not.toContain(500);
  mock.faults.add("status=500 probability=1");
  expect(new Set(await statuses(mock, 50))).toEqual(new Set([500]));
});

test("a world has at most a hundred faults", () => {
  const { faults } = createMock();
  for (let i = 0; i < 100; i++) faults.add("drop");
  expect(() => faults.add("drop")).toThrow("A world has at most 100 faults.");
});

test("faults that have happened often enough make room for new ones", async () => {
  const mock = createMock();
  for (let i = 0; i < 130; i++) {
    mock.faults.add("status=500 times=1");
    expect((await call(mock, ORDER)).status).toBe(500);
  }
  expect((await call(mock, ORDER)).status).toBe(200);
});
