import { expect, test } from "vitest";
import {
  type ListOptions,
  type MeterOrder,
  MeterOrdersError,
  NotFoundError,
  PaginationError,
} from "../../src/index.js";
import { failure, json, reset, silence } from "../support/behaviors.js";
import { clientOf, failureOf, shortBackoff } from "../support/clients.js";
import { type Behavior, faultServer } from "../support/fault-server.js";
import { numbered, page } from "../support/samples.js";

const [one, two, three, four, five] = [numbered(1), numbered(2), numbered(3), numbered(4), numbered(5)];
const threePages = [json(page([one, two], "a")), json(page([three, four], "b")), json(page([five]))];

/** A list of these pages, and the URLs that it asks for. */
async function listOf(script: Behavior[], options = {}) {
  const server = await faultServer(script);
  const list = clientOf(server).meterOrders.list(options);
  return { list, server, urls: () => server.requests.map(({ url }) => url) };
}

test("iterates over all pages, in the order of the API", async () => {
  const { list, urls } = await listOf(threePages);
  const seen: MeterOrder[] = [];
  for await (const order of list) seen.push(order);
  expect(seen).toEqual([one, two, three, four, five]);
  expect(urls()).toEqual(["/meter-orders", "/meter-orders?cursor=a", "/meter-orders?cursor=b"]);
});

test("sends nothing before the iteration starts, and fetches pages on demand", async () => {
  const { list, server } = await listOf(threePages);
  expect(server.requests).toHaveLength(0);
  const orders = list[Symbol.asyncIterator]();
  await orders.next();
  await orders.next();
  expect(server.requests).toHaveLength(1);
  await orders.next();
  expect(server.requests).toHaveLength(2);
});

test("starts every iteration at the first page", async () => {
  const { list } = await listOf([...threePages, ...threePages]);
  expect(await list.toArray()).toHaveLength(5);
  expect(await list.toArray()).toHaveLength(5);
});

test("iterates page by page", async () => {
  const { list } = await listOf(threePages);
  const pages = [];
  for await (const one of list.pages()) pages.push(one);
  expect(pages).toEqual([page([one, two], "a"), page([three, four], "b"), page([five])]);
});

test.for([
  [0, 0, 0],
  [1, 1, 1],
  [2, 2, 1],
  [3, 3, 2],
  [9, 5, 3],
] as const)(
  "collects at most %i orders, and requests no more pages than necessary",
  async ([limit, length, requests]) => {
    const { list, server } = await listOf(threePages);
    expect(await list.toArray({ limit })).toHaveLength(length);
    expect(server.requests).toHaveLength(requests);
  },
);

test("starts at the cursor of the caller, with pages of the limit of the caller", async () => {
  const { list, urls } = await listOf([json(page([one], "c d&e")), json(page([two]))], { cursor: "a=b", limit: 1 });
  expect(await list.toArray()).toEqual([one, two]);
  const queries = urls().map((url) => Object.fromEntries(new URL(url, "http://x").searchParams));
  expect(queries).toEqual([
    { limit: "1", cursor: "a=b" },
    { limit: "1", cursor: "c d&e" },
  ]);
});

test("cannot be resumed after a break", async () => {
  const { list, server } = await listOf(threePages);
  const orders = list[Symbol.asyncIterator]();
  await orders.next();
  await orders.return?.();
  expect(await orders.next()).toEqual({ done: true, value: undefined });
  expect(server.requests).toHaveLength(1);
});

test("stays done at its end", async () => {
  const { list } = await listOf([json(page([one]))]);
  const orders = list[Symbol.asyncIterator]();
  const results = [await orders.next(), await orders.next(), await orders.next()];
  expect(results.map(({ done }) => Boolean(done))).toEqual([false, true, true]);
});

test("aborts the request in flight when the iteration is ended, and does not wait for it", async () => {
  const { list, server } = await listOf([json(page([one], "a")), silence]);
  const orders = list[Symbol.asyncIterator]();
  await orders.next();
  const pending = orders.next().catch((error: unknown) => error);
  await expect.poll(() => server.requests.length).toBe(2);
  expect(await orders.return?.()).toMatchObject({ done: true });
  await server.requests[1]?.dropped;
  await pending;
});

test("ends with an AbortError when the caller's signal is aborted", async () => {
  const controller = new AbortController();
  const { list, server } = await listOf([json(page([one], "a")), silence], { signal: controller.signal });
  const all = failureOf(list.toArray());
  await expect.poll(() => server.requests.length).toBe(2);
  controller.abort("enough");
  expect(await all).toMatchObject({ name: "AbortError", cause: "enough" });
  await server.requests[1]?.dropped;
});

test("follows empty pages that say there is more", async () => {
  const { list, server } = await listOf([
    json(page([], "a")),
    json(page([one], "b")),
    json(page([], "c")),
    json(page([], "d")),
    json(page([two])),
  ]);
  expect(await list.toArray()).toEqual([one, two]);
  expect(server.requests).toHaveLength(5);
});

test.for([
  ["without next_page and has_more", { object: "list", items: [two] }],
  ["without next_page", { object: "list", items: [two], has_more: false }],
  ["without has_more", { object: "list", items: [two], next_page: null }],
  [
    "that says there is no more, but names a next one",
    { object: "list", items: [two], next_page: "b", has_more: false },
  ],
] as const)("ends with a page %s", async ([, last]) => {
  const { list, server } = await listOf([json(page([one], "a")), json(last)]);
  expect(await list.toArray()).toEqual([one, two]);
  expect(server.requests).toHaveLength(2);
});

test("follows next_page even without has_more", async () => {
  const { list } = await listOf([json({ object: "list", items: [one], next_page: "a" }), json(page([two]))]);
  expect(await list.toArray()).toEqual([one, two]);
});

test.for([
  ["its own cursor", ["a", "a"]],
  ["an earlier cursor", ["a", "b", "a"]],
])("throws a PaginationError when a page has %s as next_page", async ([, cursors]) => {
  const { list, server } = await listOf((cursors as string[]).map((cursor) => json(page([one], cursor))));
  const error = await failureOf(list.toArray());
  expect(error).toBeInstanceOf(PaginationError);
  expect(error.message).toMatch(/^GET \/meter-orders: .*\ba\b/);
  expect(server.requests).toHaveLength(cursors?.length ?? 0);
});

test("counts the cursor of the caller, too", async () => {
  const server = await faultServer([json(page([one], "mine"))]);
  const error = await failureOf(clientOf(server).meterOrders.list({ cursor: "mine" }).toArray());
  expect(error).toBeInstanceOf(PaginationError);
  expect(server.requests).toHaveLength(1);
});

test.for([{ next_page: null }, {}, { next_page: "" }])(
  "throws a PaginationError when has_more is true with %j",
  async (next) => {
    const { list } = await listOf([json({ object: "list", items: [one], has_more: true, ...next })]);
    const seen: unknown[] = [];
    const iterate = async () => {
      for await (const order of list) seen.push(order);
    };
    expect(await failureOf(iterate())).toBeInstanceOf(PaginationError);
    expect(seen).toEqual([one]);
  },
);

test("retries a page that fails", async () => {
  shortBackoff();
  const { list, server } = await listOf([json(page([one], "a")), failure(500), reset(), json(page([two]))]);
  expect(await list.toArray()).toEqual([one, two]);
  expect(server.requests.slice(1).map(({ url }) => url)).toEqual(Array(3).fill("/meter-orders?cursor=a"));
});

test("yields the orders before a failure, then throws it, and is done", async () => {
  const { list } = await listOf([json(page([one], "a")), failure(404)]);
  const orders = list[Symbol.asyncIterator]();
  expect(await orders.next()).toEqual({ done: false, value: one });
  expect(await failureOf(orders.next())).toBeInstanceOf(NotFoundError);
  expect(await orders.next()).toMatchObject({ done: true });
});

test("throws a typed error when a page has no items", async () => {
  const { list } = await listOf([json({ object: "list" })]);
  expect(await failureOf(list.toArray())).toBeInstanceOf(MeterOrdersError);
});

async function client() {
  const server = await faultServer([json(page([]))]);
  return { server, meterOrders: clientOf(server).meterOrders };
}

test.for([0, 101, -1, 10.5, Number.NaN, Number.POSITIVE_INFINITY, "10", null])(
  "throws a TypeError for the limit %j before anything is sent",
  async (limit) => {
    const { server, meterOrders } = await client();
    expect(() => meterOrders.list({ limit } as ListOptions)).toThrow(/limit.*1 to 100/);
    expect(() => meterOrders.list({ limit } as ListOptions)).toThrow(TypeError);
    expect(server.requests).toEqual([]);
  },
);

test("rejects a misspelled option, because the API would return all orders", async () => {
  const { server, meterOrders } = await client();
  const options = { filters: { status: { eq: "waiting" } }, limit: 50 } as ListOptions;
  expect(() => meterOrders.list(options)).toThrow('list: unknown option "filters"');
  expect(server.requests).toEqual([]);
});
