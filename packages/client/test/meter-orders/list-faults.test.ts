import { expect, test } from "vitest";
import { MeterOrdersError, NotFoundError, PaginationError } from "../../src/index.js";
import { failure, json, reset } from "../support/behaviors.js";
import { clientOf, failureOf, shortBackoff } from "../support/clients.js";
import { type Behavior, faultServer } from "../support/fault-server.js";
import { numbered, page } from "../support/samples.js";

const [one, two] = [numbered(1), numbered(2)];

async function listOf(script: Behavior[]) {
  const server = await faultServer(script);
  return { server, list: clientOf(server).meterOrders.list() };
}

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

test("goes on from a page that names a next one without saying that there is more", async () => {
  const { list } = await listOf([json({ object: "list", items: [one], next_page: "a" }), json(page([two]))]);
  expect(await list.toArray()).toEqual([one, two]);
});

test.for([
  ["its own cursor", ["a", "a"]],
  ["an earlier cursor", ["a", "b", "a"]],
])("ends with a PaginationError when a page names %s as the next, rather than loop for ever", async ([, cursors]) => {
  const { list, server } = await listOf((cursors as string[]).map((cursor) => json(page([one], cursor))));
  const error = await failureOf(list.toArray());
  expect(error).toBeInstanceOf(PaginationError);
  expect(error.message).toMatch(/^GET \/meter-orders: .*\ba\b/);
  expect(server.requests).toHaveLength(cursors?.length ?? 0);
});

test("counts the cursor that the caller began with as well", async () => {
  const server = await faultServer([json(page([one], "mine"))]);
  const error = await failureOf(clientOf(server).meterOrders.list({ cursor: "mine" }).toArray());
  expect(error).toBeInstanceOf(PaginationError);
  expect(server.requests).toHaveLength(1);
});

test.for([{ next_page: null }, {}, { next_page: "" }])(
  "ends with a PaginationError when there is more, but %j says where",
  async (next) => {
    const { list } = await listOf([json({ object: "list", items: [one], has_more: true, ...next })]);
    const seen: unknown[] = [];
    const walk = async () => {
      for await (const order of list) seen.push(order);
    };
    expect(await failureOf(walk())).toBeInstanceOf(PaginationError);
    expect(seen).toEqual([one]);
  },
);

test("repeats a page that fails, without losing its place", async () => {
  shortBackoff();
  const { list, server } = await listOf([json(page([one], "a")), failure(500), reset(), json(page([two]))]);
  expect(await list.toArray()).toEqual([one, two]);
  expect(server.requests.slice(1).map(({ url }) => url)).toEqual(Array(3).fill("/meter-orders?cursor=a"));
});

test("tells the orders before a failure, then the failure, and is over", async () => {
  const { list } = await listOf([json(page([one], "a")), failure(404)]);
  const orders = list[Symbol.asyncIterator]();
  expect(await orders.next()).toEqual({ done: false, value: one });
  expect(await failureOf(orders.next())).toBeInstanceOf(NotFoundError);
  expect(await orders.next()).toMatchObject({ done: true });
});

test("ends with a typed error when a page has no items", async () => {
  const { list } = await listOf([json({ object: "list" })]);
  expect(await failureOf(list.toArray())).toBeInstanceOf(MeterOrdersError);
});
