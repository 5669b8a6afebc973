import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { otelHooks } from "../../src/transport/otel.js";
import { failure, json, silence } from "../support/behaviors.js";
import { clientOf, failureOf, shortBackoff } from "../support/clients.js";
import { faultServer } from "../support/fault-server.js";
import { id, order } from "../support/samples.js";

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

test("ends the span of an attempt that had no answer, with the name of the error", async () => {
  const { spans, startSpan } = tracer();
  const server = await faultServer([silence]);
  const client = clientOf(server, { hooks: otelHooks({ startSpan }), timeoutMs: 50, retries: 0 });
  await failureOf(client.meterOrders.retrieve(id));
  expect(spans).toMatchObject([{ attributes: { "error.type": "TimeoutError" }, status: { code: 2 }, ends: 1 }]);
});

test("ends the span of an attempt that was aborted", async () => {
  const { spans, startSpan } = tracer();
  const controller = new AbortController();
  const server = await faultServer([() => controller.abort()]);
  const client = clientOf(server, { hooks: otelHooks({ startSpan }) });
  await failureOf(client.meterOrders.retrieve(id, { signal: controller.signal }));
  expect(spans).toMatchObject([{ attributes: { "error.type": "AbortError" }, ends: 1 }]);
});

test("goes on when the tracer throws", async () => {
  const server = await faultServer([json(order)]);
  const startSpan = () => {
    throw new Error("a broken tracer");
  };
  expect(await clientOf(server, { hooks: otelHooks({ startSpan }) }).meterOrders.retrieve(id)).toEqual(order);
});

test("is a sub-path of the package, so that only those who trace pay for it", async () => {
  const manifest = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
  expect(manifest.exports).toHaveProperty(["./otel"]);
  expect(await readFile(new URL("../../src/index.ts", import.meta.url), "utf8")).not.toContain("otel");
});
