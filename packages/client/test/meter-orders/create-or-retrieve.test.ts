import { expect, test } from "vitest";
import { AbortError, ConflictError } from "../../src/index.js";
import { byMethod, failure, json, reset, silence, text } from "../support/behaviors.js";
import { clientOf, clientWithSecret, failureOf, pause, serve, shortBackoff } from "../support/clients.js";
import { type Behavior, faultServer } from "../support/fault-server.js";
import { orderServer, type Repository } from "../support/order-repository.js";
import { numbered, page, subscription } from "../support/samples.js";

/** Runs createOrRetrieve against a repository of orders, and returns its result and the methods of its requests. */
async function run(repository: Repository, options = {}) {
  shortBackoff();
  const server = await orderServer(repository);
  const call = clientOf(server, { timeoutMs: 3_000 }).meterOrders.createOrRetrieve({ subscription }, options);
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
  ["a 502 with an HTML page", text("<h1>Bad Gateway</h1>", 502)],
  ["a connection that is reset", reset()],
  ["a timeout", silence],
  ["half a response", text('{"object":"meter_order","id":', 200)],
];

test.for(lost)("finds the order that was created in spite of %s", async ([, behavior]) => {
  const { call, methods, server } = await run({ orders: [], responses: [behavior] });
  expect(await call).toEqual({ created: true, order: server.orders[0] });
  expect(methods()).toEqual(["POST", "GET"]);
});

test.for(lost)("retries the create request when %s came instead of the order", async ([, behavior]) => {
  const { call, methods, server } = await run({ orders: [], refusals: [behavior] });
  expect(await call).toEqual({ created: true, order: server.orders[0] });
  expect(methods()).toEqual(["POST", "GET", "POST"]);
  expect(server.orders).toHaveLength(1);
});

test("does not report an older order as created, although the outcome was unknown", async () => {
  const { call } = await run({ orders: [old], refusals: [failure(500)] });
  expect(await call).toEqual({ created: false, order: old });
});

test("reports an order as created that the look-up finds only after the second create request", async () => {
  const { call, methods } = await run({ orders: [], responses: [failure(500)], blindLookUps: 1 });
  expect(await call).toMatchObject({ created: true });
  expect(methods()).toEqual(["POST", "GET", "POST", "GET"]);
});

test("creates one order for concurrent calls", async () => {
  shortBackoff();
  const server = await orderServer({ orders: [], responses: [failure(500)] });
  const { meterOrders } = clientOf(server);
  const results = await Promise.all([1, 2, 3, 4, 5].map(() => meterOrders.createOrRetrieve({ subscription })));
  expect(server.orders).toHaveLength(1);
  expect(new Set(results.map(({ order }) => order.id)).size).toBe(1);
});

test("throws the conflict when the look-up finds no order", async () => {
  const { call, methods } = await run({ orders: [], refusals: [failure(409)] });
  expect(await failureOf(call)).toBeInstanceOf(ConflictError);
  expect(methods()).toEqual(["POST", "GET"]);
});

test.for([400, 403, 404, 422])("throws immediately after %i, because no order was created", async (status) => {
  const { call, methods } = await run({ orders: [], refusals: [failure(status)] });
  expect(await failureOf(call)).toMatchObject({ status });
  expect(methods()).toEqual(["POST"]);
});

test("rejects immediately when aborted, during any request", async () => {
  for (const script of [[silence], [failure(500), silence]] as Behavior[][]) {
    const controller = new AbortController();
    const server = await faultServer(script);
    const { meterOrders } = clientOf(server);
    const call = failureOf(meterOrders.createOrRetrieve({ subscription }, { signal: controller.signal }));
    await expect.poll(() => server.requests.length).toBe(script.length);
    const start = performance.now();
    controller.abort();
    expect(await call).toBeInstanceOf(AbortError);
    expect(performance.now() - start).toBeLessThan(500);
  }
});

test("rejects immediately when aborted before it retries the create request", async () => {
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

const nothing = json(page([]));
const methods = ({ requests }: { requests: { method: string }[] }) => requests.map(({ method }) => method).join(" ");

test("gives up after two retries, with the outcome of the last one unknown", async () => {
  const { server, meterOrders } = await serve(
    byMethod({ POST: [reset(), failure(502), failure(500)], GET: [nothing] }),
  );
  const error = await failureOf(meterOrders.createOrRetrieve({ subscription }));
  expect(error).toMatchObject({ status: 500, outcomeUnknown: true });
  expect(methods(server)).toBe("POST GET POST GET POST GET");
});

test("retries as often as the call says", async () => {
  const server = await faultServer(byMethod({ POST: [failure(500)], GET: [nothing] }));
  const call = clientOf(server).meterOrders.createOrRetrieve({ subscription }, { retries: 0 });
  expect(await failureOf(call)).toMatchObject({ status: 500, outcomeUnknown: true });
  expect(methods(server)).toBe("POST GET");
});

test.for([
  ["nothing", {}],
  ["undefined", { retries: undefined, timeoutMs: undefined, deadlineMs: undefined }],
] as const)("retries as often as the client says when the call says %s", async ([, options]) => {
  const { server, meterOrders } = await serve(byMethod({ POST: [failure(500)], GET: [nothing] }), {
    retries: 0,
  });
  await failureOf(meterOrders.createOrRetrieve({ subscription }, options));
  expect(methods(server)).toBe("POST GET");
});

test("retries a look-up that fails", async () => {
  shortBackoff();
  const found = { ...numbered(1), created_at: new Date().toISOString() };
  const server = await faultServer(byMethod({ POST: [reset()], GET: [failure(500), reset(), json(page([found]))] }));
  const result = await clientOf(server).meterOrders.createOrRetrieve({ subscription });
  expect(result).toEqual({ created: true, order: found });
});

test("reports the outcome as unknown when the look-up keeps failing", async () => {
  const { meterOrders } = await serve(byMethod({ POST: [failure(500)], GET: [failure(503)] }));
  const error = await failureOf(meterOrders.createOrRetrieve({ subscription }));
  expect(error).toMatchObject({ status: 500, outcomeUnknown: true, retryable: true, cause: { status: 503 } });
  expect(error.message).toContain("whether it took effect is unknown");
});

test("does not look up the order without a token, because nothing was sent", async () => {
  const server = await faultServer([nothing], { tokens: [failure(500)] });
  const call = clientWithSecret(server).meterOrders.createOrRetrieve({ subscription });
  expect(await failureOf(call)).toMatchObject({ name: "TokenError", outcomeUnknown: false });
  expect([methods(server), server.tokenRequests.length]).toEqual(["", 1]);
});

test("does not return the order of another subscription if the API ignores the filter", async () => {
  const stranger = { ...numbered(9), subscription: "sub_000000000000000000000000" };
  const server = await faultServer(byMethod({ POST: [failure(409)], GET: [json(page([stranger]))] }));
  const call = clientOf(server).meterOrders.createOrRetrieve({ subscription });
  expect(await failureOf(call)).toMatchObject({ name: "ConflictError" });
});

test("looks past an empty page for the order", async () => {
  const found = numbered(1);
  const server = await faultServer(byMethod({ POST: [failure(409)], GET: [json(page([], "a")), json(page([found]))] }));
  const result = await clientOf(server).meterOrders.createOrRetrieve({ subscription });
  expect(result).toEqual({ created: false, order: found });
});
