import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createMock, type Mock } from "../../src/index.ts";
import { listeningMock } from "../support/listening-mock.ts";
import { bytesOf, exchange, expectEnvelope, readResponses } from "../support/raw-request.ts";

describe("a server", () => {
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

  test("serves the same orders over HTTP and by its fetch", async () => {
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
    const [answer] = readResponses(received.join(""));
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
});

describe("a connection", () => {
  /** In milliseconds; the default would make the tests wait half a minute. */
  const REQUEST_TIMEOUT = 300;

  const mock = listeningMock({}, { requestTimeout: REQUEST_TIMEOUT });

  const keepAlive = { headers: { Connection: undefined } };

  async function statuses(...bytes: (string | Buffer)[]): Promise<number[]> {
    const answers = readResponses(await exchange(mock.url, Buffer.concat(bytes.map((part) => Buffer.from(part)))));
    for (const answer of answers) expectEnvelope(answer);
    return answers.map(({ status }) => status);
  }

  test("responds to pipelined requests in order", async () => {
    const requests = ["/meter-orders", "/nowhere", "/meter-orders/x"].map((target) =>
      bytesOf({ target, ...keepAlive }),
    );
    expect(await statuses(...requests, bytesOf({ method: "DELETE" }))).toEqual([200, 404, 404, 405]);
  });

  test("responds to the requests before a malformed one", async () => {
    expect(await statuses(bytesOf(keepAlive), bytesOf(keepAlive), "garbage\r\n\r\n")).toEqual([200, 200, 400]);
  });

  test("responds to what is not HTTP", async () => {
    expect(await statuses(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00]))).toEqual([400]);
  });

  test("gives up on headers that never end", async () => {
    expect(await statuses("GET /meter-orders HTTP/1.1\r\nHost: mock\r\n")).toEqual([400]);
  });

  test("gives up on a body that never ends", async () => {
    const request = bytesOf({ method: "POST", headers: { "Content-Length": "1000" }, body: "{" });
    expect(await statuses(request)).toEqual([400]);
  });

  test("gives up on a body that comes too slowly", async () => {
    const { hostname, port } = new URL(mock.url);
    const socket = connect(Number(port), hostname);
    socket.write(bytesOf({ method: "POST", headers: { "Content-Length": "1000" }, body: "{" }));
    const trickle = setInterval(() => socket.write(" "), REQUEST_TIMEOUT / 10);
    const chunks: Buffer[] = [];
    // What is written after the server has closed ends in an error, which is no matter.
    socket.on("data", (chunk) => chunks.push(chunk)).on("error", () => {});
    await once(socket, "close");
    clearInterval(trickle);
    expect(readResponses(Buffer.concat(chunks).toString())[0]?.status).toBe(400);
  });

  test("survives headers of a megabyte", async () => {
    const huge = bytesOf({ headers: { X: "a".repeat(1_000_000) } });
    // The response may get lost, because the server closes while the rest is on its way.
    await exchange(mock.url, huge).catch(() => "");
    expect(await statuses(bytesOf({}))).toEqual([200]);
  });

  test("survives clients that disconnect in the middle of a request", async () => {
    const half = bytesOf({ method: "POST", headers: { "Content-Length": "1000" }, body: "{" });
    for (let i = 0; i < 20; i++) {
      const socket = connect(Number(new URL(mock.url).port), "127.0.0.1");
      await new Promise((resolve) => socket.write(half, resolve));
      socket.resetAndDestroy();
    }
    expect(await statuses(bytesOf({}))).toEqual([200]);
  });
});
