import { expect, test } from "vitest";
import type { AttemptEvent, Hooks, ResponseEvent, RetryEvent } from "../../src/index.js";
import { failure, json, reset } from "../support/behaviors.js";
import { clientOf, clientWithSecret, failureOf, pause, secret, shortBackoff } from "../support/clients.js";
import { type Behavior, faultServer } from "../support/fault-server.js";
import { id, order, subscription } from "../support/samples.js";

/** Hooks that write down what they are told. */
function recorder() {
  const events: [hook: string, event: AttemptEvent & Partial<ResponseEvent & RetryEvent>][] = [];
  const hooks: Hooks = {
    onRequest: (event) => events.push(["request", event]),
    onResponse: (event) => events.push(["response", event]),
    onRetry: (event) => events.push(["retry", event]),
  };
  return { events, hooks };
}

async function serve(...script: Behavior[]) {
  shortBackoff();
  return faultServer(script);
}

test("tells of every attempt, answer and retry, in this order and shape", async () => {
  const { events, hooks } = recorder();
  const server = await serve(failure(503), reset(), json(order));
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

test("numbers calls, so that concurrent ones can be told apart", async () => {
  const { events, hooks } = recorder();
  const { meterOrders } = clientOf(await serve(json(order)), { hooks });
  await Promise.all([meterOrders.retrieve("a"), meterOrders.retrieve("b")]);
  const callOf = (name: string) =>
    new Set(events.filter(([, { url }]) => url.endsWith(name)).map(([, { call }]) => call));
  expect([callOf("/a").size, callOf("/b").size]).toEqual([1, 1]);
  expect(callOf("/a")).not.toEqual(callOf("/b"));
});

test("counts the sending after a 401 as the next attempt of the same call", async () => {
  const { events, hooks } = recorder();
  const server = await serve(failure(401), json(order));
  await clientWithSecret(server, { hooks }).meterOrders.retrieve(id);
  const sent = events.filter(([hook, { url }]) => hook === "request" && url.includes("/meter-orders/"));
  expect(sent.map(([, { attempt }]) => attempt)).toEqual([1, 2]);
  expect(new Set(sent.map(([, { call }]) => call)).size).toBe(1);
});

test("shows no secret and no token in an event", async () => {
  const { events, hooks } = recorder();
  const server = await serve(failure(401), failure(500), json(order));
  const client = clientWithSecret(server, { hooks });
  await client.meterOrders.retrieve(id);
  await failureOf(client.meterOrders.create({ subscription }).then(() => client.meterOrders.retrieve(".."))).catch(
    () => {},
  );
  expect(events.some(([, { url }]) => url.endsWith("/oauth/token"))).toBe(true);
  expect(JSON.stringify(events)).not.toMatch(new RegExp(`${secret}|${btoa(`my-id:${secret}`)}|token-\\d|Bearer|Basic`));
});

test("goes on as if nothing were when a hook throws", async () => {
  const fail = () => {
    throw new Error("a broken hook");
  };
  const server = await serve(failure(503), json(order));
  const hooks = { onRequest: fail, onResponse: fail, onRetry: fail };
  expect(await clientOf(server, { hooks }).meterOrders.retrieve(id)).toEqual(order);
});

test("goes on as if nothing were when an asynchronous hook rejects", async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", note);
  try {
    const onRequest = () => Promise.reject(new Error("a broken hook")) as never;
    const server = await serve(json(order));
    expect(await clientOf(server, { hooks: { onRequest } }).meterOrders.retrieve(id)).toEqual(order);
    await pause(20);
  } finally {
    process.removeListener("unhandledRejection", note);
    for (const other of others) process.on("unhandledRejection", other);
  }
  expect(unhandled).toEqual([]);
});
