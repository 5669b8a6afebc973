import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { after, failure, json, silence } from "../support/behaviors.js";
import { clientWithSecret, failureOf } from "../support/clients.js";
import { faultServer, issueTokens, type Received } from "../support/fault-server.js";
import { id, order } from "../support/samples.js";

// Only the date is false: sockets and timers go on as usual.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);
const bearers = (requests: Received[]) => requests.map(({ headers }) => headers.authorization);

test("fetches the next token in the background before the present one expires", async () => {
  const issue = issueTokens();
  const server = await faultServer([json(order)], { tokens: [issue, after(100, issue)] });
  const { meterOrders } = clientWithSecret(server);
  await meterOrders.retrieve(id);
  later(3_600 * 0.9);
  await Promise.all(Array.from({ length: 10 }, () => meterOrders.retrieve(id)));
  expect(new Set(bearers(server.requests))).toEqual(new Set(["Bearer token-1"]));
  expect(server.tokenRequests).toHaveLength(2);
  await vi.waitFor(async () => {
    await meterOrders.retrieve(id);
    expect(bearers(server.requests).at(-1)).toBe("Bearer token-2");
  });
  expect(server.tokenRequests).toHaveLength(2);
});

test("uses a young token without asking for another", async () => {
  const server = await faultServer([json(order)]);
  const { meterOrders } = clientWithSecret(server);
  await meterOrders.retrieve(id);
  later(3_600 / 2);
  await meterOrders.retrieve(id);
  expect(server.tokenRequests).toHaveLength(1);
});

test("waits for the next token when the present one has expired", async () => {
  const server = await faultServer([json(order)], { tokens: [issueTokens(60)] });
  const { meterOrders } = clientWithSecret(server);
  await meterOrders.retrieve(id);
  later(60);
  await Promise.all([meterOrders.retrieve(id), meterOrders.retrieve(id)]);
  expect(bearers(server.requests)).toEqual(["Bearer token-1", "Bearer token-2", "Bearer token-2"]);
});

test("goes on with the present token when a refresh in the background fails", async () => {
  const issue = issueTokens();
  const server = await faultServer([json(order)], { tokens: [issue, failure(500), issue] });
  const { meterOrders } = clientWithSecret(server);
  await meterOrders.retrieve(id);
  later(3_600 * 0.85);
  await meterOrders.retrieve(id);
  await vi.waitFor(() => expect(server.tokenRequests).toHaveLength(2));
  await meterOrders.retrieve(id);
  later(3_600 * 0.05);
  await meterOrders.retrieve(id);
  await vi.waitFor(() => expect(server.tokenRequests).toHaveLength(3));
  expect(new Set(bearers(server.requests))).toEqual(new Set(["Bearer token-1"]));
});

test("does not let one abort hurt the others who wait for the same token", async () => {
  const server = await faultServer([json(order)], { tokens: [after(200, issueTokens())] });
  const { meterOrders } = clientWithSecret(server);
  const controller = new AbortController();
  const aborted = failureOf(meterOrders.retrieve(id, { signal: controller.signal }));
  const others = [meterOrders.retrieve(id), meterOrders.retrieve(id)];
  await vi.waitFor(() => expect(server.tokenRequests).toHaveLength(1));
  controller.abort();
  expect((await aborted).name).toBe("AbortError");
  expect(await Promise.all(others)).toEqual([order, order]);
  expect(server.tokenRequests).toHaveLength(1);
});

test("does not wait for a refresh in the background that hangs", async () => {
  const server = await faultServer([json(order)], { tokens: [issueTokens(), silence] });
  const { meterOrders } = clientWithSecret(server);
  await meterOrders.retrieve(id);
  later(3_600 * 0.85);
  expect(await meterOrders.retrieve(id)).toEqual(order);
});
