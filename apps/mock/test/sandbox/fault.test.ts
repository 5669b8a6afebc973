import { expect, test } from "vitest";
import { createMock, type Fault, type Mock } from "../../src/index.ts";
import { call, create, createToken, subscription } from "../support/calls.ts";

const STATUSES = "400, 401, 402, 403, 404, 405, 409, 422, 429, 500, 502, 503, 504";
/** What cannot be read, and what is said about it. */
const MALFORMED: [text: string, message: string][] = [
  ["", 'The fault "" has no effect; add status=…, latency=…, drop, truncate, or stall.'],
  ["status=500 drop", 'The fault "status=500 drop" contradicts itself'],
  ["times=3", 'The fault "times=3" has no effect; add status=…, latency=…, drop, truncate, or stall.'],
  ["status=418", `status must be one of ${STATUSES}, not "418".`],
  ["status", `status must be one of ${STATUSES}, not "".`],
  ["status=500 times=0", 'times must be a number from 1 to 1000000, not "0".'],
  ["status=500 times=many", 'times must be a number from 1 to 1000000, not "many".'],
  ["drop probability=2", 'probability must be a number from 0 to 1, not "2".'],
  ["drop probability=.5", 'probability must be a number from 0 to 1, not ".5".'],
  ["status=429 retry-after=soon", 'retry-after must be a number from 0 to 86400, not "soon".'],
  ["latency=fast", 'latency must be at most 10m, such as 250ms or 2s, not "fast".'],
  ["latency=250", 'latency must be at most 10m, such as 250ms or 2s, not "250".'],
  ["latency=30d", 'latency must be at most 10m, such as 250ms or 2s, not "30d".'],
  ["explode", 'A fault has no part "explode"; use status, retry-after, latency, times, probability, operation, drop,'],
  ["drop=yes", 'A fault has no part "drop"; use'],
];

test.each(MALFORMED)("the fault '%s' is refused with the reason, in every place", async (text, message) => {
  const { status, body } = await call(createMock(), "/meter-orders", { headers: { "x-mock-fault": text } });
  expect(status).toBe(400);
  expect(body.message).toContain(`Header "X-Mock-Fault": ${message}`);
  expect(() => createMock().faults.add(text)).toThrow(message);
  expect(() => createMock({ faults: [text] })).toThrow(message);
});

test.each<Fault>([{}, { status: 418 }, { status: 500, times: 0 }, { loss: "explode" as "drop" }, { latency: -1 }])(
  "the fault %j is refused as its text would be",
  (fault) => {
    expect(() => createMock().faults.add(fault)).toThrow(RangeError);
  },
);

test.each<[text: string, fault: Fault]>([
  ["status=429, times=3", { status: 429, times: 3 }],
  [
    "drop probability=0.25 operation=createMeterOrder",
    { loss: "drop", probability: 0.25, operation: "createMeterOrder" },
  ],
  ["latency=250ms truncate", { latency: 250, loss: "truncate" }],
  ["latency=1.5s,stall", { latency: 1_500, loss: "stall" }],
  ["latency=10m retry-after=0 status=503", { latency: 600_000, retryAfter: 0, status: 503 }],
])("the text '%s' says the same as an object", (text, fault) => {
  const { faults } = createMock();
  const [{ id: _, ...asText }, { id: __, ...asObject }] = [faults.add(text), faults.add(fault)];
  expect(asText).toEqual({ ...fault, happened: 0 });
  expect(asObject).toEqual(asText);
});

test("a fault of an operation that does not exist is refused, with the nearest one, and never begins", () => {
  const message = 'There is no operation "createMeterOder"; did you mean createMeterOrder?';
  expect(() => createMock().faults.add("drop operation=createMeterOder")).toThrow(message);
  expect(() => createMock({ faults: ["drop operation=createMeterOder"] })).toThrow(message);
});

test.each(["times=2", "probability=0.5", "operation=listMeterOrders"])(
  "a header takes no %s, because it is about its own request only",
  async (part) => {
    const { status, body } = await call(createMock(), "/meter-orders", { headers: { "x-mock-fault": `drop ${part}` } });
    expect(status).toBe(400);
    expect(body.message).toContain("is for standing faults");
  },
);

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
