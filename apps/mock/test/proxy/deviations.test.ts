import { expect, test } from "vitest";
import { MAX_KINDS } from "../../src/limits.ts";
import { createDeviationLog } from "../../src/proxy/deviations.ts";
import { call, canned, proxyOf, startUpstream, through } from "../support/proxy-upstream.ts";

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
