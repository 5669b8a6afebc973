import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createMock } from "../../src/index.ts";
import { clientOf, HOST, listed, subscription } from "../support/calls.ts";
import { listeningMock } from "../support/listening-mock.ts";

const LOSSES = ["drop", "truncate", "stall"] as const;
const headers = (fault: string) => ({ authorization: "Bearer demo", "x-mock-fault": fault });

describe.each(["over HTTP", "by the mock's own fetch"] as const)("%s", (way) => {
  const mock = listeningMock();
  let send: typeof fetch;
  let url: string;
  beforeAll(() => {
    [send, url] = way === "over HTTP" ? [fetch, `${mock.url}/meter-orders`] : [mock.fetch, `${HOST}/meter-orders`];
  });

  test("drop closes the connection instead of answering", async () => {
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
    const reading = readUntilItEnds(response, (text) => text.length > 0 && controller.abort());
    const { text, error } = await reading;
    expect([text.startsWith('{"object":"list"'), text.endsWith("}")]).toEqual([true, false]);
    expect(error).toMatchObject({ name: "AbortError" });
  });

  test.each(LOSSES)("a create whose answer is lost by %s has had its effect", async (loss) => {
    mock.reset();
    const { length } = await listed(mock);
    const { meterOrders } = clientOf(mock, { baseUrl: new URL(url).origin, fetch: send, timeoutMs: 1_000 });
    mock.faults.add(`${loss} times=1`);
    const failure = await meterOrders.create({ subscription: subscription(1) }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ outcomeUnknown: true });
    mock.faults.remove();
    expect(await listed(mock)).toHaveLength(length + 1);
  });

  test.each(LOSSES)("createOrRetrieve finds what was created when the answer is lost by %s", async (loss) => {
    mock.reset();
    const { meterOrders } = clientOf(mock, { baseUrl: new URL(url).origin, fetch: send, timeoutMs: 1_000 });
    mock.faults.add(`${loss} times=1 operation=createMeterOrder`);
    const { order, created } = await meterOrders.createOrRetrieve({ subscription: subscription(1) });
    expect([order.subscription, created]).toEqual([subscription(1), true]);
  });

  test("a caller who gives up while an answer waits is let go", async () => {
    const signal = AbortSignal.timeout(20);
    await expect(send(url, { headers: headers("latency=10m"), signal })).rejects.toMatchObject({
      name: "TimeoutError",
    });
    expect((await send(url, { headers: headers("latency=1ms") })).status).toBe(200);
  });
});

describe("latency", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("holds the answer back for so long, and no longer", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const mock = createMock({ faults: ["latency=2s"] });
    let status: number | undefined;
    const answered = mock
      .fetch(`${HOST}/meter-orders`, { headers: { authorization: "Bearer demo" } })
      .then((response) => {
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
    const waiting = mock.fetch(`${HOST}/meter-orders`, { headers: { authorization: "Bearer demo" } });
    const ended = expect(waiting).rejects.toThrow("The mock is closed.");
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
