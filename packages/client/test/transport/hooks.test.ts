import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { AttemptEvent, Hooks, ResponseEvent, RetryEvent } from "../../src/index.js";
import { otelHooks } from "../../src/transport/otel.js";
import { failure, json, reset, silence } from "../support/behaviors.js";
import { clientOf, clientWithSecret, failureOf, pause, secret, shortBackoff } from "../support/clients.js";
import { type Behavior, faultServer } from "../support/fault-server.js";
import { id, order, subscription } from "../support/samples.js";

/** Hooks that record their events. */
function recorder() {
  const events: [hook: string, event: AttemptEvent & Partial<ResponseEvent & RetryEvent>][] = [];
  const hooks: Hooks = {
    onRequest: (event) => events.push(["request", event]),
    onResponse: (event) => events.push(["response", event]),
    onRetry: (event) => events.push(["retry", event]),
  };
  return { events, hooks };
}

async function start(...script: Behavior[]) {
  shortBackoff();
  return faultServer(script);
}

test("reports every attempt, response, and retry, in this order and shape", async () => {
  const { events, hooks } = recorder();
  const server = await start(failure(503), reset(), json(order));
  await clientOf(server, { hooks }).meterOrders.retrieve(id);
  const call = expect.any(Number);
  const durationMs = expect.any(Number);
  const delayMs = expect.any(Number);
  const attempt = { call, method: "GET", url: `${server.url}/meter-orders/${id}` };
  expect(events).toStrictEqual([
    ["request", { ...attempt, attempt: 1 }],
    ["response", { ...attempt, attempt: 1, durationMs, status: 503 }],
    ["retry", { ...attempt, attempt: 1, durationMs, status: 503, delayMs }],
    ["request", { ...attempt, attempt: 2 }],
    ["response", { ...attempt, attempt: 2, durationMs, error: "ConnectionError" }],
    ["retry", { ...attempt, attempt: 2, durationMs, error: "ConnectionError", delayMs }],
    ["request", { ...attempt, attempt: 3 }],
    ["response", { ...attempt, attempt: 3, durationMs, status: 200 }],
  ]);
  expect(new Set(events.map(([, event]) => event.call)).size).toBe(1);
});

test("numbers calls, so that concurrent ones can be distinguished", async () => {
  const { events, hooks } = recorder();
  const { meterOrders } = clientOf(await start(json(order)), { hooks });
  await Promise.all([meterOrders.retrieve("a"), meterOrders.retrieve("b")]);
  const callOf = (name: string) =>
    new Set(events.filter(([, { url }]) => url.endsWith(name)).map(([, { call }]) => call));
  expect([callOf("/a").size, callOf("/b").size]).toEqual([1, 1]);
  expect(callOf("/a")).not.toEqual(callOf("/b"));
});

test("reports the request after a 401 as the next attempt of the same call", async () => {
  const { events, hooks } = recorder();
  const server = await start(failure(401), json(order));
  await clientWithSecret(server, { hooks }).meterOrders.retrieve(id);
  const sent = events.filter(([hook, { url }]) => hook === "request" && url.includes("/meter-orders/"));
  expect(sent.map(([, { attempt }]) => attempt)).toEqual([1, 2]);
  expect(new Set(sent.map(([, { call }]) => call)).size).toBe(1);
});

test("shows no secret and no token in an event", async () => {
  const { events, hooks } = recorder();
  const server = await start(failure(401), failure(500), json(order));
  const client = clientWithSecret(server, { hooks });
  await client.meterOrders.retrieve(id);
  await failureOf(client.meterOrders.create({ subscription }).then(() => client.meterOrders.retrieve(".."))).catch(
    () => {},
  );
  expect(events.some(([, { url }]) => url.endsWith("/oauth/token"))).toBe(true);
  expect(JSON.stringify(events)).not.toMatch(new RegExp(`${secret}|${btoa(`my-id:${secret}`)}|token-\\d|Bearer|Basic`));
});

test("ignores the error of a hook", async () => {
  const fail = () => {
    throw new Error("a broken hook");
  };
  const server = await start(failure(503), json(order));
  const hooks = { onRequest: fail, onResponse: fail, onRetry: fail };
  expect(await clientOf(server, { hooks }).meterOrders.retrieve(id)).toEqual(order);
});

test("ignores the rejection of an asynchronous hook", async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", note);
  try {
    const onRequest = () => Promise.reject(new Error("a broken hook")) as never;
    const server = await start(json(order));
    expect(await clientOf(server, { hooks: { onRequest } }).meterOrders.retrieve(id)).toEqual(order);
    await pause(20);
  } finally {
    process.removeListener("unhandledRejection", note);
    for (const other of others) process.on("unhandledRejection", other);
  }
  expect(unhandled).toEqual([]);
});

/** A tracer that keeps its spans. */
function tracer() {
  const spans: { name: string; kind: number; attributes: Record<string, unknown>; status?: unknown; ends: number }[] =
    [];
  const startSpan = (name: string, options: { kind: number; attributes: Record<string, string | number> }) => {
    const span = { name, ...options, status: undefined as unknown, ends: 0 };
    spans.push(span);
    return {
      setAttribute: (key: string, value: string | number) => {
        span.attributes[key] = value;
      },
      setStatus: (status: unknown) => {
        span.status = status;
      },
      end: () => {
        span.ends++;
      },
    };
  };
  return { spans, startSpan };
}

test("traces every attempt as a client span, by OpenTelemetry's conventions for HTTP", async () => {
  shortBackoff();
  const { spans, startSpan } = tracer();
  const server = await faultServer([failure(503), json(order)]);
  await clientOf(server, { hooks: otelHooks({ startSpan }) }).meterOrders.retrieve(id);
  const http = {
    "http.request.method": "GET",
    "url.full": `${server.url}/meter-orders/${id}`,
    "server.address": "127.0.0.1",
    "server.port": server.port,
  };
  expect(spans).toMatchObject([
    {
      name: "GET",
      kind: 2,
      attributes: { ...http, "http.response.status_code": 503, "error.type": "503" },
      status: { code: 2 },
      ends: 1,
    },
    {
      name: "GET",
      kind: 2,
      attributes: { ...http, "http.response.status_code": 200, "http.request.resend_count": 1 },
      status: undefined,
      ends: 1,
    },
  ]);
  expect(spans[0]?.attributes).not.toHaveProperty("http.request.resend_count");
  expect(spans[1]?.attributes).not.toHaveProperty("error.type");
});

test("ends the span of an attempt without a response with the name of the error", async () => {
  const { spans, startSpan } = tracer();
  const server = await faultServer([silence]);
  const client = clientOf(server, { hooks: otelHooks({ startSpan }), timeoutMs: 50, retries: 0 });
  await failureOf(client.meterOrders.retrieve(id));
  expect(spans).toMatchObject([{ attributes: { "error.type": "TimeoutError" }, status: { code: 2 }, ends: 1 }]);
});

test("ends the span of an aborted attempt", async () => {
  const { spans, startSpan } = tracer();
  const controller = new AbortController();
  const server = await faultServer([() => controller.abort()]);
  const client = clientOf(server, { hooks: otelHooks({ startSpan }) });
  await failureOf(client.meterOrders.retrieve(id, { signal: controller.signal }));
  expect(spans).toMatchObject([{ attributes: { "error.type": "AbortError" }, ends: 1 }]);
});

test("ignores the error of a tracer", async () => {
  const server = await faultServer([json(order)]);
  const startSpan = () => {
    throw new Error("a broken tracer");
  };
  expect(await clientOf(server, { hooks: otelHooks({ startSpan }) }).meterOrders.retrieve(id)).toEqual(order);
});

test("is a subpath of the package, so that it is loaded only when used", async () => {
  const manifest = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
  expect(manifest.exports).toHaveProperty(["./otel"]);
  expect(await readFile(new URL("../../src/index.ts", import.meta.url), "utf8")).not.toContain("otel");
});
