import { expect, test } from "vitest";
import type { MeterOrderStatus, StatusChange, WatchPosition } from "../../src/index.js";
import { failure, json, reset, text } from "../support/behaviors.js";
import { clientOf, failureOf, pause, serve } from "../support/clients.js";
import { type Behavior, faultServer } from "../support/fault-server.js";
import { id, order } from "../support/samples.js";

const as = (status: string): Behavior => json({ ...order, status });

/** Watches an order that has these statuses, one after the other, and returns all changes. */
async function changesOf(script: Behavior[], from: string | WatchPosition = id) {
  const { server, meterOrders } = await serve(script);
  const changes: StatusChange[] = [];
  const watch = async () => {
    for await (const change of meterOrders.watch(from, { intervalMs: 5 })) changes.push(change);
  };
  return { server, changes, watched: watch() };
}

const brief = (changes: StatusChange[]) =>
  changes.map(({ previous, current, progress }) => [previous, current, progress]);

test("yields the current status and every change, with the order, and ends with a final status", async () => {
  const { changes, watched, server } = await changesOf([as("waiting"), as("waiting"), as("ordered"), as("activated")]);
  await watched;
  expect(brief(changes)).toEqual([
    [undefined, "waiting", "waiting"],
    ["waiting", "ordered", "ordered"],
    ["ordered", "activated", "activated"],
  ]);
  expect(changes[1]?.order).toEqual({ ...order, status: "ordered" });
  expect(server.requests).toHaveLength(4);
});

test.for(["activated", "pre_installed", "cancelled"])("ends immediately with an order that is %s", async (status) => {
  const { changes, watched } = await changesOf([as(status)]);
  await watched;
  expect(brief(changes)).toEqual([[undefined, status, status]]);
});

test("keeps the last status before a hold, through several holds", async () => {
  const statuses = ["checked", "blocked", "blocked_wim", "blocked", "installation_planning", "cancelled"];
  const { changes, watched } = await changesOf(statuses.map(as));
  await watched;
  expect(brief(changes)).toEqual([
    [undefined, "checked", "checked"],
    ["checked", "blocked", "checked"],
    ["blocked", "blocked_wim", "checked"],
    ["blocked_wim", "blocked", "checked"],
    ["blocked", "installation_planning", "installation_planning"],
    ["installation_planning", "cancelled", "cancelled"],
  ]);
});

test("has no progress for an order that it has only seen on hold", async () => {
  const { changes, watched } = await changesOf(["blocked", "ordered", "activated"].map(as));
  await watched;
  expect(changes[0]?.progress).toBeUndefined();
  expect(changes[0]?.position).toStrictEqual({ id, status: "blocked" });
});

test("yields skipped, earlier, and unknown statuses as they come", async () => {
  const statuses = ["waiting", "installed", "paused", "ordered", "activated"];
  const { changes, watched } = await changesOf(statuses.map(as));
  await watched;
  expect(brief(changes)).toEqual([
    [undefined, "waiting", "waiting"],
    ["waiting", "installed", "installed"],
    ["installed", "paused", "paused"],
    ["paused", "ordered", "ordered"],
    ["ordered", "activated", "activated"],
  ]);
});

test("continues from a position that was stored as JSON, and yields only what has changed since", async () => {
  const before = await changesOf(["checked", "blocked", "cancelled"].map(as));
  await before.watched;
  const position = JSON.parse(JSON.stringify(before.changes[1]?.position));
  expect(position).toEqual({ id, status: "blocked", progress: "checked" });
  const { changes, watched, server } = await changesOf(["blocked", "blocked_wim", "activated"].map(as), position);
  await watched;
  expect(brief(changes)).toEqual([
    ["blocked", "blocked_wim", "checked"],
    ["blocked_wim", "activated", "activated"],
  ]);
  expect(server.requests[0]?.url).toBe(`/meter-orders/${id}`);
});

test("yields nothing, and ends, when the position was already final", async () => {
  const status: MeterOrderStatus = "activated";
  const { changes, watched } = await changesOf([as(status)], { id, status, progress: status });
  await watched;
  expect(changes).toEqual([]);
});

test("tolerates transient failures", async () => {
  const failures = [failure(500), reset(), text("<h1>Bad Gateway</h1>", 502), failure(503), failure(429)];
  const script = [as("waiting"), ...failures, ...failures, as("activated")];
  const { changes, watched } = await changesOf(script);
  await watched;
  expect(changes.map(({ current }) => current)).toEqual(["waiting", "activated"]);
});

test.for([401, 403, 404])("ends with a %i, which is not transient", async (status) => {
  const { changes, watched } = await changesOf([as("waiting"), failure(status)]);
  expect(await failureOf(watched)).toMatchObject({ status });
  expect(changes.map(({ current }) => current)).toEqual(["waiting"]);
});

test("rejects immediately when aborted between two requests", async () => {
  const controller = new AbortController();
  const server = await faultServer([as("waiting")]);
  const watch = clientOf(server).meterOrders.watch(id, { signal: controller.signal });
  await watch.next();
  const next = failureOf(watch.next());
  await pause(20);
  const start = performance.now();
  controller.abort("enough");
  expect(await next).toMatchObject({ name: "AbortError", cause: "enough" });
  expect(performance.now() - start).toBeLessThan(500);
  expect(await watch.next()).toMatchObject({ done: true });
});
