import { expect, test } from "vitest";
import type { MeterOrderStatus, StatusChange, WatchPosition } from "../../src/index.js";
import { json } from "../support/behaviors.js";
import { clientOf, shortBackoff } from "../support/clients.js";
import { type Behavior, faultServer } from "../support/fault-server.js";
import { id, order } from "../support/samples.js";

const as = (status: string): Behavior => json({ ...order, status });

/** Watches an order that has these statuses, one after the other, and returns all changes. */
async function changesOf(script: Behavior[], from: string | WatchPosition = id) {
  shortBackoff();
  const server = await faultServer(script);
  const changes: StatusChange[] = [];
  const watch = async () => {
    for await (const change of clientOf(server).meterOrders.watch(from, { intervalMs: 5 })) changes.push(change);
  };
  return { server, changes, watched: watch() };
}

const brief = (changes: StatusChange[]) =>
  changes.map(({ previous, current, progress }) => [previous, current, progress]);

test("tells the present status and every change, with the order, and ends with a final status", async () => {
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

test.for(["activated", "pre_installed", "cancelled"])("ends at once with an order that is %s", async (status) => {
  const { changes, watched } = await changesOf([as(status)]);
  await watched;
  expect(brief(changes)).toEqual([[undefined, status, status]]);
});

test("keeps the progress that a hold overwrites, through several holds", async () => {
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

test("takes skipped steps, steps back and unknown statuses as they come", async () => {
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

test("goes on from a position that was stored as JSON, and tells only what has changed since", async () => {
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

test("tells nothing, and ends, when the position was final already", async () => {
  const status: MeterOrderStatus = "activated";
  const { changes, watched } = await changesOf([as(status)], { id, status, progress: status });
  await watched;
  expect(changes).toEqual([]);
});
