import { expect, test } from "vitest";
import { AbortError, ConflictError } from "../../src/index.js";
import { failure, json, reset, silence, text } from "../support/behaviors.js";
import { clientOf, failureOf, pause, shortBackoff } from "../support/clients.js";
import { type Behavior, faultServer } from "../support/fault-server.js";
import { type Book, bookServer } from "../support/order-repository.js";
import { numbered, subscription } from "../support/samples.js";

/** Runs createOrRetrieve against a book of orders, and returns what came of it and the methods it took. */
async function run(book: Book, options = {}) {
  shortBackoff();
  const server = await bookServer(book);
  const call = clientOf(server, { timeoutMs: 1_000 }).meterOrders.createOrRetrieve({ subscription }, options);
  return { server, call, methods: () => server.requests.map(({ method }) => method) };
}

const old = { ...numbered(7), created_at: "2024-03-14T12:00:00Z" };

test("creates the order when there is none", async () => {
  const { call, methods, server } = await run({ orders: [] });
  expect(await call).toMatchObject({ created: true, order: { subscription, status: "waiting" } });
  expect(methods()).toEqual(["POST"]);
  expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({ subscription });
});

test("finds the order when the subscription has one already", async () => {
  const { call, methods, server } = await run({ orders: [old] });
  expect(await call).toEqual({ created: false, order: old });
  expect(methods()).toEqual(["POST", "GET"]);
  const { searchParams } = new URL(server.requests[1]?.url ?? "", server.url);
  expect(searchParams.get("filter[subscription][eq]")).toBe(subscription);
});

const lost: [string, Behavior][] = [
  ["a 500", failure(500)],
  ["a 502 with a page of HTML", text("<h1>Bad Gateway</h1>", 502)],
  ["a connection that is reset", reset()],
  ["a timeout", silence],
  ["half an answer", text('{"object":"meter_order","id":', 200)],
];

test.for(lost)("finds the order that was created although it was told %s", async ([, answer]) => {
  const { call, methods, server } = await run({ orders: [], answers: [answer] });
  expect(await call).toEqual({ created: true, order: server.orders[0] });
  expect(methods()).toEqual(["POST", "GET"]);
});

test.for(lost)("creates the order when %s came instead of it", async ([, answer]) => {
  const { call, methods, server } = await run({ orders: [], refusals: [answer] });
  expect(await call).toEqual({ created: true, order: server.orders[0] });
  expect(methods()).toEqual(["POST", "GET", "POST"]);
  expect(server.orders).toHaveLength(1);
});

test("does not take credit for an order that was there before, although the outcome was unknown", async () => {
  const { call } = await run({ orders: [old], refusals: [failure(500)] });
  expect(await call).toEqual({ created: false, order: old });
});

test("takes credit for an order that turns up only at the second create", async () => {
  const { call, methods } = await run({ orders: [], answers: [failure(500)], blindLookUps: 1 });
  expect(await call).toMatchObject({ created: true });
  expect(methods()).toEqual(["POST", "GET", "POST", "GET"]);
});

test("creates one order, however many ask for it at the same time", async () => {
  shortBackoff();
  const server = await bookServer({ orders: [], answers: [failure(500)] });
  const { meterOrders } = clientOf(server);
  const results = await Promise.all([1, 2, 3, 4, 5].map(() => meterOrders.createOrRetrieve({ subscription })));
  expect(server.orders).toHaveLength(1);
  expect(new Set(results.map(({ order }) => order.id)).size).toBe(1);
});

test("throws the conflict when there is no order that explains it", async () => {
  const { call, methods } = await run({ orders: [], refusals: [failure(409)] });
  expect(await failureOf(call)).toBeInstanceOf(ConflictError);
  expect(methods()).toEqual(["POST", "GET"]);
});

test.for([400, 403, 404, 422])("throws a %i at once, which proves that there is no order", async (status) => {
  const { call, methods } = await run({ orders: [], refusals: [failure(status)] });
  expect(await failureOf(call)).toMatchObject({ status });
  expect(methods()).toEqual(["POST"]);
});

test("ends at once when it is aborted, whatever it is doing", async () => {
  for (const script of [[silence], [failure(500), silence]] as Behavior[][]) {
    const controller = new AbortController();
    const server = await faultServer(script);
    const { meterOrders } = clientOf(server);
    const call = failureOf(meterOrders.createOrRetrieve({ subscription }, { signal: controller.signal }));
    await expect.poll(() => server.requests.length).toBe(script.length);
    const start = performance.now();
    controller.abort();
    expect(await call).toBeInstanceOf(AbortError);
    expect(performance.now() - start).toBeLessThan(50);
  }
});

test("ends at once when it is aborted before it repeats the create", async () => {
  const controller = new AbortController();
  const server = await faultServer([failure(500), json({ object: "list", items: [] }), silence]);
  const call = clientOf(server).meterOrders.createOrRetrieve({ subscription }, { signal: controller.signal });
  const ended = failureOf(call);
  await expect.poll(() => server.requests.length).toBe(2);
  await pause(50);
  controller.abort();
  expect(await ended).toBeInstanceOf(AbortError);
  expect(server.requests).toHaveLength(2);
});
