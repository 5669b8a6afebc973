import { expect, test } from "vitest";
import { ConnectionError, InternalServerError, TimeoutError } from "../../src/index.js";
import { after, failure, json, reset, silence, stall, text } from "../support/behaviors.js";
import { clientOf, failureOf, shortBackoff } from "../support/clients.js";
import { faultServer, refusedPort } from "../support/fault-server.js";
import { id, order } from "../support/samples.js";

test.for([408, 429, 500, 502, 503, 504])("repeats a GET that was answered %i", async (status) => {
  shortBackoff();
  const server = await faultServer([failure(status), json(order)]);
  expect(await clientOf(server).meterOrders.retrieve(id)).toEqual(order);
  expect(server.requests).toHaveLength(2);
});

test.for([400, 401, 402, 403, 404, 405, 409, 422, 501, 505])(
  "does not repeat a GET that was answered %i",
  async (status) => {
    const server = await faultServer([failure(status), json(order)]);
    expect(await failureOf(clientOf(server).meterOrders.retrieve(id))).toMatchObject({ status, attempts: 1 });
    expect(server.requests).toHaveLength(1);
  },
);

test("repeats a GET whose connection is reset before the answer, or within it", async () => {
  shortBackoff();
  const server = await faultServer([reset(), reset("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"), json(order)]);
  expect(await clientOf(server).meterOrders.retrieve(id)).toEqual(order);
});

test("repeats a GET that nobody answers in time", async () => {
  shortBackoff();
  const server = await faultServer([silence, json(order)]);
  expect(await clientOf(server, { timeoutMs: 100 }).meterOrders.retrieve(id)).toEqual(order);
});

test("repeats a GET whose body stalls after the headers", async () => {
  shortBackoff();
  const server = await faultServer([stall, json(order)]);
  expect(await clientOf(server, { timeoutMs: 100 }).meterOrders.retrieve(id)).toEqual(order);
  await server.requests[0]?.dropped;
});

test("ends a body that stalls after the headers with a timeout", async () => {
  const server = await faultServer([stall]);
  const error = await failureOf(clientOf(server, { timeoutMs: 100, retries: 0 }).meterOrders.retrieve(id));
  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject({ attempts: 1, retryable: true, outcomeUnknown: false });
  expect(error.message).toMatch(new RegExp(`^GET /meter-orders/${id}: .*100 ms`));
});

test("waits for a slow answer as long as the timeout allows", async () => {
  const server = await faultServer([after(150, json(order))]);
  expect(await clientOf(server, { timeoutMs: 5_000, retries: 0 }).meterOrders.retrieve(id)).toEqual(order);
});

test("repeats a GET when there is nobody to connect to, and says so in the end", async () => {
  shortBackoff();
  const url = `http://127.0.0.1:${await refusedPort()}`;
  const error = await failureOf(clientOf({ url }).meterOrders.retrieve(id));
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ attempts: 3, retryable: true });
  expect(error.message).toMatch(/ECONNREFUSED.*3 attempts/);
});

test("gives up after two retries by default", async () => {
  shortBackoff();
  const server = await faultServer([failure(500)]);
  const error = await failureOf(clientOf(server).meterOrders.retrieve(id));
  expect(error).toBeInstanceOf(InternalServerError);
  expect(error).toMatchObject({ attempts: 3, retryable: true, requestId: "request-500" });
  expect(server.requests).toHaveLength(3);
});

test("repeats as often as the client says, and a call may say otherwise", async () => {
  shortBackoff();
  const server = await faultServer([failure(500)]);
  const client = clientOf(server, { retries: 0 });
  expect(await failureOf(client.meterOrders.retrieve(id))).toMatchObject({ attempts: 1 });
  expect(await failureOf(client.meterOrders.retrieve(id, { retries: 4 }))).toMatchObject({ attempts: 5 });
});

test("takes an option of a call that is undefined for one that is not given", async () => {
  const server = await faultServer([failure(500)]);
  const client = clientOf(server, { retries: 0, timeoutMs: 2_000 });
  const options = { retries: undefined, timeoutMs: undefined, deadlineMs: undefined };
  expect(await failureOf(client.meterOrders.retrieve(id, options))).toMatchObject({ attempts: 1 });
});

test("repeats calls by path as well", async () => {
  shortBackoff();
  const server = await faultServer([text("<h1>Bad Gateway</h1>", 502), json(order)]);
  const result = await clientOf(server).GET("/meter-orders/{id}", { params: { path: { id } } });
  expect(result).toMatchObject({ status: 200, data: order });
});

test.for([Number.POSITIVE_INFINITY, 2 ** 31])("takes a timeout of %d ms for a long one", async (timeoutMs) => {
  const server = await faultServer([after(50, json(order))]);
  expect(await clientOf(server, { timeoutMs, retries: 0 }).meterOrders.retrieve(id)).toEqual(order);
});
