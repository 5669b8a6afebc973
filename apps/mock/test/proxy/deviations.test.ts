import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { MAX_KINDS } from "../../src/limits.ts";
import { createDeviationLog, type Deviation } from "../../src/proxy/deviations.ts";
import { deviationsAsJson, formatDeviations, reportOnClose } from "../../src/proxy/report.ts";
import { call, canned, ORDER, order, proxyOf, startUpstream, through } from "../support/proxy-upstream.ts";

test("shows the query, but of unknown parameters their names only", async () => {
  const sent = call("GET", "/meter-orders?limit=0&access_token=abc&filter%5Bx%5D=y");
  const { deviations } = await through(canned({ status: 400 }), sent);
  expect(deviations[0]?.example).toBe("GET /meter-orders?limit=0&access_token=…&filter%5Bx%5D=…");
});

test("keeps one entry for each kind, with a count and the first call", async () => {
  const upstream = await startUpstream(canned({ body: { object: "list", items: [] } }));
  const told: string[] = [];
  const proxy = proxyOf(upstream.url, { onDeviation: ({ rule }) => told.push(rule) });
  for (const limit of [0, -1, 101]) await proxy.handle(call("GET", `/meter-orders?limit=${limit}`));
  await upstream.close();
  expect(proxy.calls()).toBe(3);
  expect(proxy.deviations()).toEqual([
    expect.objectContaining({
      rule: 'Query parameter "limit" must be >= 1.',
      count: 2,
      example: expect.stringMatching(/=0$/),
    }),
    expect.objectContaining({ rule: 'Query parameter "limit" must be <= 100.', count: 1 }),
  ]);
  expect(told).toHaveLength(2);
});

const finding = { side: "response", operation: "x", example: "GET /x" } as const;

test("counts what it can no longer keep apart", () => {
  const log = createDeviationLog();
  for (let i = 0; i < MAX_KINDS + 5; i++) log.add({ ...finding, rule: `Rule ${i}.` });
  log.add({ ...finding, rule: "Rule 7." });
  const kinds = log.list();
  expect(kinds).toHaveLength(MAX_KINDS + 1);
  expect(kinds[7]?.count).toBe(2);
  expect(kinds.at(-1)).toMatchObject({
    operation: "others",
    count: 5,
    rule: expect.stringContaining("More than 1000"),
  });
});

test("keeps the same rule of two statuses, operations or sides apart", () => {
  const log = createDeviationLog();
  const same = { ...finding, rule: "The same.", status: 200 };
  for (const other of [{}, { status: 404 }, { operation: "y" }, { side: "request" as const }, {}]) {
    log.add({ ...same, ...other });
  }
  expect(log.list().map(({ count }) => count)).toEqual([2, 1, 1, 1]);
});

test("hands out copies", () => {
  const log = createDeviationLog();
  log.add({ ...finding, rule: "One." });
  Object.assign(log.list()[0] ?? {}, { rule: "Changed." });
  expect(log.list()[0]?.rule).toBe("One.");
});

const seen = { firstSeen: "2026-11-23T12:00:00.000Z", lastSeen: "2026-11-23T12:00:01.000Z" };
const DEVIATIONS: Deviation[] = [
  {
    side: "response",
    operation: "retrieveMeterOrder",
    status: 200,
    rule: 'The response\'s body property "provider" must be one of energy-metering, metrify, inexogy.',
    example: `GET ${ORDER}`,
    count: 12,
    ...seen,
  },
  {
    side: "request",
    operation: "listMeterOrders",
    rule: 'Query parameter "limit" must be >= 1.',
    example: "GET /meter-orders?limit=0",
    count: 1,
    ...seen,
  },
];

describe("the table", () => {
  test("is aligned, and sums up in a sentence", () => {
    expect(formatDeviations(DEVIATIONS, 128)).toBe(
      [
        "side      operation           status  times  rule",
        "────────  ──────────────────  ──────  ─────  ──────────────────────────────────────────────────────",
        'response  retrieveMeterOrder     200     12  The response\'s body property "provider" must be one of',
        "                                             energy-metering, metrify, inexogy.",
        'request   listMeterOrders          –      1  Query parameter "limit" must be >= 1.',
        "",
        "2 kinds of deviation in 128 requests.",
      ].join("\n"),
    );
  });

  test("stays within 100 columns, whatever is in it", () => {
    const long = { operation: `GET /${"x".repeat(300)}`, rule: `${"y".repeat(200)} ${"some words ".repeat(30)}` };
    const table = formatDeviations([{ ...(DEVIATIONS[0] as Deviation), ...long, count: 1_000_000 }], 1_000_000);
    for (const line of table.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    expect(table.replaceAll(/\s/g, "")).toContain("somewordssomewords");
    expect(table.match(/x/g)).toHaveLength(300);
  });

  test("lets nothing through that steers a terminal", () => {
    const rule = 'The status is "\u001b[2J\u009b31m\nHello".';
    expect(formatDeviations([{ ...(DEVIATIONS[1] as Deviation), rule }], 1)).not.toMatch(/\p{Cc}31m|\p{Cc}\[|\nHello/u);
  });

  test("is a sentence when nothing deviates", () => {
    expect(formatDeviations([], 128)).toBe("No deviation in 128 requests.");
    expect(formatDeviations([], 1)).toBe("No deviation in 1 request.");
  });

  test("counts one as one", () => {
    expect(formatDeviations(DEVIATIONS.slice(1), 1)).toMatch(/\n1 kind of deviation in 1 request\.$/);
  });
});

test("the JSON document has all there is to know", () => {
  const report = { upstream: "https://api.example", calls: 128, deviations: DEVIATIONS };
  expect(JSON.parse(deviationsAsJson(report))).toEqual(report);
});

describe("as the command closes", () => {
  let folder: string;
  const printed: string[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "meter-orders-proxy-"));
    printed.length = 0;
    vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  async function proxyAfter(body: object) {
    const upstream = await startUpstream(canned({ body }));
    const proxy = proxyOf(`${upstream.url}/?key=of-the-gateway`);
    await proxy.handle(call("GET", ORDER));
    await upstream.close();
    return { proxy, upstream };
  }

  test("the exit code is 0 without deviations", async () => {
    const { proxy } = await proxyAfter(order);
    expect(await reportOnClose(proxy)).toBe(0);
    expect(printed.join("")).toBe("No deviation in 1 request.\n");
  });

  test("the exit code is 1 with one, and a file gets the document", async () => {
    const { proxy, upstream } = await proxyAfter({ ...order, status: "paused" });
    const report = join(folder, "report.json");
    expect(await reportOnClose(proxy, { report })).toBe(1);
    expect(printed.join("")).toMatch(/\n1 kind of deviation in 1 request\.\n$/);
    expect(JSON.parse(await readFile(report, "utf8"))).toEqual({
      upstream: upstream.url,
      calls: 1,
      deviations: [{ ...proxy.deviations()[0], operation: "retrieveMeterOrder", status: 200 }],
    });
  });

  test("a file that cannot be written is named, after the table", async () => {
    const { proxy } = await proxyAfter(order);
    const report = join(folder, "nowhere", "report.json");
    await expect(reportOnClose(proxy, { report })).rejects.toThrow(`The report ${report} cannot be written: `);
    expect(printed).toHaveLength(1);
  });
});
