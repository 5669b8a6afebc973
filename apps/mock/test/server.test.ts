import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Mock, startMock } from "../src/server.ts";
import { bundle } from "./bundle.ts";
import { bytesOf, exchange, readAnswers } from "./raw-request.ts";

let mock: Mock;
beforeEach(async () => {
  mock = await startMock();
});
afterEach(() => mock.close());

/** How long something takes, in milliseconds. */
async function duration(action: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

test("serves another description once that is loaded", async () => {
  const info = { ...bundle.info, version: "2027-01-01.next" };
  await mock.load({ ...bundle, info });
  const response = await fetch(`${mock.url}/meter-orders`, { headers: { authorization: "Bearer token" } });
  expect([response.status, response.headers.get("x-api-version")]).toEqual([200, "2027-01-01.next"]);
});

test("goes on with the present description when another cannot be served", async () => {
  await expect(mock.load({ info: bundle.info })).rejects.toThrow("jsonSchemaDialect");
  expect((await fetch(`${mock.url}/meter-orders`)).status).toBe(401);
});

test("does not start on a port that is taken", async () => {
  const port = Number(new URL(mock.url).port);
  await expect(startMock({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("closes at once when connections are idle", async () => {
  await (await fetch(`${mock.url}/meter-orders`)).text();
  expect(await duration(() => mock.close())).toBeLessThan(1_500);
});

test("finishes a running request before it closes", async () => {
  const body = '{"subscription":"sub_fogoqycnk1cpgtonp3c0mge9"}';
  const bytes = bytesOf({
    method: "POST",
    headers: { "Content-Type": "application/json", Connection: undefined },
    body,
  });
  const socket = connect(Number(new URL(mock.url).port), "127.0.0.1");
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
  const hanging = exchange(mock.url, "GET /meter-orders HTTP/1.1\r\nHost: mock\r\n").catch(() => "cut off");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await duration(() => mock.close())).toBeLessThan(3_000);
  await hanging;
});
