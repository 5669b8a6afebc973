import { afterEach, expect, test, vi } from "vitest";
import { TimeoutError } from "../../src/index.js";
import { after, failure, json, reset, silence } from "../support/behaviors.js";
import { clientOf, clientWithSecret, failureOf } from "../support/clients.js";
import { faultServer, issueTokens } from "../support/fault-server.js";
import { id, order, page, subscription } from "../support/samples.js";

afterEach(() => {
  vi.restoreAllMocks();
});

/** The error of a call, and how long it took, in milliseconds. */
async function timed(call: () => Promise<unknown>) {
  const start = performance.now();
  const error = await failureOf(call());
  return { error, ms: performance.now() - start };
}

test("ends an attempt that takes longer than the deadline of the call, timeout or not", async () => {
  const server = await faultServer([silence]);
  const { error, ms } = await timed(() => clientOf(server).meterOrders.retrieve(id, { deadlineMs: 200 }));
  expect(ms).toBeGreaterThanOrEqual(190);
  expect(ms).toBeLessThan(600);
  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject({ attempts: 1 });
});

test("counts all attempts and the waits between them towards the deadline", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const server = await faultServer([reset(), failure(500), silence]);
  const client = clientOf(server, { deadlineMs: 1_000, retries: 9 });
  const { error, ms } = await timed(() => client.meterOrders.retrieve(id));
  expect(ms).toBeGreaterThanOrEqual(990);
  expect(ms).toBeLessThan(1_400);
  expect(error).toMatchObject({ name: "TimeoutError", attempts: 3 });
});

test("does not begin a back-off that would end after the deadline", async () => {
  const server = await faultServer([failure(500)]);
  const { error, ms } = await timed(() => clientOf(server).meterOrders.retrieve(id, { deadlineMs: 200 }));
  expect(ms).toBeLessThan(150);
  expect(error).toMatchObject({ status: 500, attempts: 1 });
});

test("lets a deadline of the call go before that of the client", async () => {
  const server = await faultServer([after(300, json(order))]);
  const client = clientOf(server, { deadlineMs: 100 });
  expect(await client.meterOrders.retrieve(id, { deadlineMs: 5_000 })).toEqual(order);
});

test("counts the time until there is a token towards the deadline", async () => {
  const server = await faultServer([json(order)], { tokens: [silence] });
  const client = clientWithSecret(server, { timeoutMs: 1_500 });
  const { error, ms } = await timed(() => client.meterOrders.retrieve(id, { deadlineMs: 200 }));
  expect(ms).toBeLessThan(600);
  expect(error).toBeInstanceOf(TimeoutError);
});

test("does not let one caller's deadline hurt the others who wait for the same token", async () => {
  const server = await faultServer([json(order)], { tokens: [after(300, issueTokens())] });
  const { meterOrders } = clientWithSecret(server);
  const [hasty, patient] = await Promise.allSettled([
    meterOrders.retrieve(id, { deadlineMs: 100 }),
    meterOrders.retrieve(id),
  ]);
  expect(patient).toMatchObject({ value: order });
  expect(hasty).toMatchObject({ reason: { name: "TimeoutError" } });
  expect(server.tokenRequests).toHaveLength(1);
});

test("does not begin the deadline anew after a 401", async () => {
  const server = await faultServer([after(300, failure(401)), silence]);
  const { error, ms } = await timed(() => clientWithSecret(server).meterOrders.retrieve(id, { deadlineMs: 500 }));
  expect(ms).toBeLessThan(700);
  expect(error).toMatchObject({ name: "TimeoutError", attempts: 2 });
});

test("counts everything that createOrRetrieve does towards the deadline", async () => {
  const script = ({ method }: { method: string }) => (method === "POST" ? failure(500) : after(150, json(page([]))));
  const server = await faultServer(script);
  const call = () => clientOf(server).meterOrders.createOrRetrieve({ subscription }, { deadlineMs: 500 });
  const { ms } = await timed(call);
  expect(ms).toBeLessThan(700);
});
