import { expect, test } from "vitest";
import type { MeterOrder } from "../../src/index.js";
import { json, silence } from "../support/behaviors.js";
import { clientOf, failureOf } from "../support/clients.js";
import { type Behavior, faultServer } from "../support/fault-server.js";
import { numbered, page } from "../support/samples.js";

const [one, two, three, four, five] = [1, 2, 3, 4, 5].map(numbered) as [
  MeterOrder,
  MeterOrder,
  MeterOrder,
  MeterOrder,
  MeterOrder,
];
const threePages = [json(page([one, two], "a")), json(page([three, four], "b")), json(page([five]))];

/** A list of these pages, and the URLs that it asks for. */
async function listOf(script: Behavior[], options = {}) {
  const server = await faultServer(script);
  const list = clientOf(server).meterOrders.list(options);
  return { list, server, urls: () => server.requests.map(({ url }) => url) };
}

test("goes through all pages, in the order of the API", async () => {
  const { list, urls } = await listOf(threePages);
  const seen: MeterOrder[] = [];
  for await (const order of list) seen.push(order);
  expect(seen).toEqual([one, two, three, four, five]);
  expect(urls()).toEqual(["/meter-orders", "/meter-orders?cursor=a", "/meter-orders?cursor=b"]);
});

test("sends nothing before the iteration begins, and fetches no page before it is needed", async () => {
  const { list, server } = await listOf(threePages);
  expect(server.requests).toHaveLength(0);
  const orders = list[Symbol.asyncIterator]();
  await orders.next();
  await orders.next();
  expect(server.requests).toHaveLength(1);
  await orders.next();
  expect(server.requests).toHaveLength(2);
});

test("begins every iteration anew", async () => {
  const { list } = await listOf([...threePages, ...threePages]);
  expect(await list.toArray()).toHaveLength(5);
  expect(await list.toArray()).toHaveLength(5);
});

test("goes page by page", async () => {
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
  "collects at most %i orders, and asks for no more pages than that takes",
  async ([limit, length, requests]) => {
    const { list, server } = await listOf(threePages);
    expect(await list.toArray({ limit })).toHaveLength(length);
    expect(server.requests).toHaveLength(requests);
  },
);

test("begins where the caller says, with pages as long as the caller says", async () => {
  const { list, urls } = await listOf([json(page([one], "c d&e")), json(page([two]))], { cursor: "a=b", limit: 1 });
  expect(await list.toArray()).toEqual([one, two]);
  const queries = urls().map((url) => Object.fromEntries(new URL(url, "http://x").searchParams));
  expect(queries).toEqual([
    { limit: "1", cursor: "a=b" },
    { limit: "1", cursor: "c d&e" },
  ]);
});

test("is over after a break, and leaves nothing behind that could be resumed", async () => {
  const { list, server } = await listOf(threePages);
  const orders = list[Symbol.asyncIterator]();
  await orders.next();
  await orders.return?.();
  expect(await orders.next()).toEqual({ done: true, value: undefined });
  expect(server.requests).toHaveLength(1);
});

test("stays over at its end", async () => {
  const { list } = await listOf([json(page([one]))]);
  const orders = list[Symbol.asyncIterator]();
  const results = [await orders.next(), await orders.next(), await orders.next()];
  expect(results.map(({ done }) => Boolean(done))).toEqual([false, true, true]);
});

test("aborts the request under way when the iteration is ended, and does not wait for it", async () => {
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
