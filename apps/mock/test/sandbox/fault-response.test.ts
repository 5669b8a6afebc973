import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createMock, type Mock } from "../../src/index.ts";
import { operations, successExamples } from "../support/bundle.ts";
import { call, clientOf, create, HOST, listed, shortBackoff, subscription } from "../support/calls.ts";
import { listeningMock } from "../support/listening-mock.ts";

const ERRORS = Object.keys(operations[0]?.responses ?? {}).filter((status) => status !== "200");

/** The two ways to ask for a fault. Each gives the headers that the request needs then. */
const ways: [name: string, ask: (mock: Mock, fault: string) => Record<string, string>][] = [
  ["a header", (_, fault) => ({ "x-mock-fault": fault })],
  [
    "a standing rule",
    ({ faults }, fault) => {
      faults.add(fault);
      return {};
    },
  ],
];

describe.each(ways)("asked for by %s", (_, ask) => {
  test.each(ERRORS)("status %s has the API's own error body", async (status) => {
    const mock = createMock();
    const { response } = await clientOf(mock).GET("/meter-orders", { headers: ask(mock, `status=${status}`) });
    expect(response.status).toBe(Number(status));
  });

  test.each([502, 503, 504])("status %s has a page as its body, like that of a gateway", async (status) => {
    const mock = createMock();
    const headers = { authorization: "Bearer demo", ...ask(mock, `status=${status} retry-after=7`) };
    const response = await mock.fetch("http://mock/meter-orders", { headers });
    expect([response.status, response.headers.get("content-type")]).toEqual([status, "text/html"]);
    expect(response.headers.get("retry-after")).toBe("7");
    expect(await response.text()).toContain(`<title>${status}</title>`);
  });

  test.each([
    ["status=429", "1", "Wait 1 second before retrying."],
    ["status=429 retry-after=30", "30", "Wait 30 seconds before retrying."],
    ["status=500 retry-after=2", "2", "Wait 2 seconds before retrying."],
    ["status=500", null, "This fault was requested."],
  ])("%s says in Retry-After: %s", async (fault, hint, message) => {
    const mock = createMock();
    const { headers, body } = await call(mock, "/meter-orders", { headers: ask(mock, fault) });
    expect([headers.get("retry-after"), body.message]).toEqual([hint, message]);
  });

  test.each([
    ["405", "allow", "GET, HEAD, POST, OPTIONS"],
    ["401", "www-authenticate", 'Bearer realm="Smart Meter Orders API"'],
  ])("status %s comes with the header %s", async (status, name, value) => {
    const mock = createMock();
    const { headers } = await call(mock, "/meter-orders", { headers: ask(mock, `status=${status}`) });
    expect(headers.get(name)).toBe(value);
  });
});

test("a request that gets the status of a fault has no effect", async () => {
  const mock = createMock();
  const headers = { "x-mock-fault": "status=500" };
  expect((await create(mock, subscription(1), { headers })).status).toBe(500);
  expect(await listed(mock, { "filter[subscription][eq]": subscription(1) })).toEqual([]);
});

test("a request that breaks the contract is told so, and no fault", async () => {
  const mock = createMock({ faults: ["status=500"] });
  expect((await call(mock, "/meter-orders?limit=0")).status).toBe(400);
  expect(mock.faults.list()).toMatchObject([{ happened: 0 }]);
});

test("a mock may begin with faults, and so may every world of it", async () => {
  const mock = createMock({ shared: false, faults: [{ status: 429, times: 1 }] });
  const statusOf = async (token: string) => (await call(mock, "/meter-orders", { token })).status;
  expect([await statusOf("alice"), await statusOf("alice")]).toEqual([429, 200]);
  expect([await statusOf("bob"), await statusOf("bob")]).toEqual([429, 200]);
});

test("a fault in one world is none in another", async () => {
  const mock = createMock({ shared: false });
  mock.world("alice").faults.add("status=500");
  expect((await call(mock, "/meter-orders", { token: "alice" })).status).toBe(500);
  expect((await call(mock, "/meter-orders", { token: "bob" })).status).toBe(200);
});

test("the client repeats what fails twice, and succeeds", async () => {
  shortBackoff();
  const mock = createMock();
  mock.faults.add("status=500 times=2");
  const [order] = successExamples("retrieveMeterOrder");
  expect(await clientOf(mock, { retries: 2 }).meterOrders.retrieve(String(order?.id))).toEqual(order);
  expect(mock.requests().map(({ status }) => status)).toEqual([500, 500, 200]);
});

test("the client retries what a gateway rejects with a page", async () => {
  shortBackoff();
  const mock = createMock({ faults: ["status=503 times=1"] });
  const { meterOrders } = clientOf(mock, { retries: 1, fetch: mock.fetch });
  expect(await meterOrders.list().toArray({ limit: 1 })).toHaveLength(1);
});

const LOSSES = ["drop", "truncate", "stall"] as const;
const headers = (fault: string) => ({ authorization: "Bearer demo", "x-mock-fault": fault });

describe.each(["over HTTP", "by the mock's own fetch"] as const)("%s", (way) => {
  const mock = listeningMock();
  let send: typeof fetch;
  let url: string;
  beforeAll(() => {
    [send, url] = way === "over HTTP" ? [fetch, `${mock.url}/meter-orders`] : [mock.fetch, `${HOST}/meter-orders`];
  });

  test("drop closes the connection instead of responding", async () => {
    await expect(send(url, { headers: headers("drop") })).rejects.toThrow(TypeError);
  });

  test("truncate closes the connection after half of the body", async () => {
    const whole = await (await send(url, { headers: headers("latency=0ms") })).text();
    const response = await send(url, { headers: headers("truncate") });
    expect(response.status).toBe(200);
    const { text, error } = await readUntilItEnds(response);
    expect(error).toBeInstanceOf(TypeError);
    expect(text).toBe(whole.slice(0, Math.floor(whole.length / 2)));
  });

  test("stall sends half of the body, and then nothing until the caller gives up", async () => {
    const controller = new AbortController();
    const response = await send(url, { headers: headers("stall"), signal: controller.signal });
    const { text, error } = await readUntilItEnds(response, (text) => text.length > 0 && controller.abort());
    expect([text.startsWith('{"object":"list"'), text.endsWith("}")]).toEqual([true, false]);
    expect(error).toMatchObject({ name: "AbortError" });
  });

  test.each(LOSSES)("a create request whose response is lost by %s has taken effect", async (loss) => {
    mock.reset();
    const { length } = await listed(mock);
    const { meterOrders } = clientOf(mock, { baseUrl: new URL(url).origin, fetch: send, timeoutMs: 1_000 });
    mock.faults.add(`${loss} times=1`);
    const failure = await meterOrders.create({ subscription: subscription(1) }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ outcomeUnknown: true });
    mock.faults.remove();
    expect(await listed(mock)).toHaveLength(length + 1);
  });

  test.each(LOSSES)("createOrRetrieve finds what was created when the response is lost by %s", async (loss) => {
    mock.reset();
    const { meterOrders } = clientOf(mock, { baseUrl: new URL(url).origin, fetch: send, timeoutMs: 1_000 });
    mock.faults.add(`${loss} times=1 operation=createMeterOrder`);
    const { order, created } = await meterOrders.createOrRetrieve({ subscription: subscription(1) });
    expect([order.subscription, created]).toEqual([subscription(1), true]);
  });

  test("a caller that gives up while a response is delayed is released", async () => {
    const signal = AbortSignal.timeout(20);
    const timeout = { name: "TimeoutError" };
    await expect(send(url, { headers: headers("latency=10m"), signal })).rejects.toMatchObject(timeout);
    expect((await send(url, { headers: headers("latency=1ms") })).status).toBe(200);
  });
});

describe("latency", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("delays the response for that long, and no longer", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const mock = createMock({ faults: ["latency=2s"] });
    let status: number | undefined;
    const answered = call(mock, "/meter-orders").then((response) => {
      status = response.status;
    });
    while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(1_999);
    expect(status).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    await answered;
    expect(status).toBe(200);
  });

  test("of a mock that closes meanwhile ends with an error", async () => {
    const mock = createMock({ faults: ["latency=10m"] });
    const ended = expect(call(mock, "/meter-orders")).rejects.toThrow("The mock is closed.");
    await mock.close();
    await ended;
  });
});

/** What comes of a body, and what it ends with. */
async function readUntilItEnds(response: Response, seen: (text: string) => unknown = () => {}) {
  const chunks: Uint8Array[] = [];
  const text = () => Buffer.concat(chunks).toString();
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      seen(text());
    }
  } catch (error) {
    return { text: text(), error };
  }
  return { text: text(), error: undefined };
}
