import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createMock, type Mock } from "../../src/index.ts";
import { bytesOf, exchange, readAnswers } from "../support/raw-request.ts";

let mock: Mock;
let url: string;
beforeEach(async () => {
  mock = createMock();
  url = await mock.listen();
});
afterEach(() => mock.close());

/** How long something takes, in milliseconds. */
async function duration(action: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

test("says where it listens, as long as it does", async () => {
  expect(mock.url).toBe(url);
  await mock.close();
  expect(mock.url).toBeUndefined();
});

test("does not listen twice", async () => {
  await expect(mock.listen()).rejects.toThrow(`The mock already listens on ${url}.`);
});

test("does not listen on a port that is taken", async () => {
  const other = createMock();
  await expect(other.listen({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await other.close();
});

test("answers over HTTP and by its fetch from the same orders", async () => {
  const { id } = mock.orders.add({ subscription: "sub_aaaaaaaaaaaaaaaaaaaaaaaa" });
  const headers = { authorization: "Bearer token" };
  const overHttp = await fetch(`${url}/meter-orders/${id}`, { headers });
  const byFetch = await mock.fetch(`http://elsewhere/meter-orders/${id}`, { headers });
  expect(await overHttp.json()).toEqual(await byFetch.json());
});

test("closes at once when connections are idle", async () => {
  await (await fetch(`${url}/meter-orders`)).text();
  expect(await duration(() => mock.close())).toBeLessThan(1_500);
});

test("finishes a running request before it closes", async () => {
  const body = '{"subscription":"sub_aaaaaaaaaaaaaaaaaaaaaaaa"}';
  const bytes = bytesOf({
    method: "POST",
    headers: { "Content-Type": "application/json", Connection: undefined },
    body,
  });
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  const received: string[] = [];
  socket.on("data", (chunk) => received.push(chunk.toString()));
  await new Promise((resolve) => socket.write(bytes.subarray(0, -5), resolve));
  await new Promise((resolve) => setTimeout(resolve, 50));

  const closed = mock.close();
  socket.write(bytes.subarray(-5));
  await Promise.all([closed, once(socket, "close")]);
  const [answer] = readAnswers(received.join(""));
  expect([answer?.status, answer?.headers.get("connection")]).toEqual([200, "close"]);
});

test("closes in spite of a request that never ends", async () => {
  const hanging = exchange(url, "GET /meter-orders HTTP/1.1\r\nHost: mock\r\n").catch(() => "cut off");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await duration(() => mock.close())).toBeLessThan(3_000);
  await hanging;
});

test("rejects every call of its fetch once it is closed", async () => {
  await mock.close();
  await expect(mock.fetch(`${url}/meter-orders`)).rejects.toThrow("The mock is closed.");
});
