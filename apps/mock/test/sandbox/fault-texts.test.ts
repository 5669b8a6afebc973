import { expect, test } from "vitest";
import { createMock, type Fault } from "../../src/index.ts";
import { call } from "../support/calls.ts";

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
