import { expect, test } from "vitest";
import { type createClient, type MeterOrderStatus, UnreachableStatusError } from "../../src/index.js";
import { failure, json, reset } from "../support/behaviors.js";
import { clientOf, failureOf, shortBackoff } from "../support/clients.js";
import { type Behavior, faultServer } from "../support/fault-server.js";
import { id, order } from "../support/samples.js";

const as = (status: string): Behavior => json({ ...order, status });
const intervalMs = 5;

/** Waits for a goal of an order that has these statuses, one after the other. */
async function waitOf(goal: MeterOrderStatus, script: (string | Behavior)[], from: Parameters<Wait>[0] = id) {
  shortBackoff();
  const server = await faultServer(script.map((step) => (typeof step === "string" ? as(step) : step)));
  return { server, wait: clientOf(server).meterOrders.waitUntil(from, goal, { intervalMs }) };
}
type Wait = ReturnType<typeof createClient>["meterOrders"]["waitUntil"];

test.for([
  ["has it", "ordered", ["waiting", "ordered"], "ordered"],
  ["has it from the beginning", "waiting", ["waiting"], "waiting"],
  ["skipped it", "checked", ["waiting", "installation_planning"], "installation_planning"],
  ["passed it long ago", "ordered", ["activated"], "activated"],
  ["is held", "blocked", ["waiting", "blocked"], "blocked"],
  ["is cancelled", "cancelled", ["waiting", "cancelled"], "cancelled"],
  [
    "moved through a hold and an unknown status",
    "activated",
    ["waiting", "blocked", "paused", "activated"],
    "activated",
  ],
] as [string, MeterOrderStatus, string[], string][])(
  "resolves with the order when it %s",
  async ([, goal, script, status]) => {
    const { wait, server } = await waitOf(goal, script);
    expect(await wait).toEqual({ ...order, status });
    expect(server.requests).toHaveLength(script.length);
  },
);

test("resolves when the progress of a held order has passed the goal", async () => {
  const stored = JSON.parse(JSON.stringify({ id, status: "blocked", progress: "checked" }));
  const { wait } = await waitOf("ordered", ["blocked"], stored);
  expect(await wait).toMatchObject({ status: "blocked" });
});

test("resolves when the position had reached the goal already", async () => {
  const { wait, server } = await waitOf("ordered", ["ordered"], { id, status: "ordered", progress: "ordered" });
  expect(await wait).toMatchObject({ status: "ordered" });
  expect(server.requests).toHaveLength(1);
});

test("survives failures that may pass", async () => {
  const { wait } = await waitOf("activated", ["waiting", failure(500), reset(), failure(503), "activated"]);
  expect(await wait).toMatchObject({ status: "activated" });
});

test.for([
  ["activated", "cancelled"],
  ["activated", "pre_installed"],
  ["blocked", "activated"],
  ["cancelled", "activated"],
] as const)("rejects with the order when it should be %s and ends %s", async ([goal, status]) => {
  const { wait } = await waitOf(goal, ["waiting", status]);
  const error = await failureOf(wait);
  expect(error).toBeInstanceOf(UnreachableStatusError);
  expect(error).toMatchObject({ order: { ...order, status }, retryable: false });
  expect(error.message).toMatch(new RegExp(`${id}.*${status}.*${goal}`));
});

test("rejects when the order does not exist", async () => {
  const { wait } = await waitOf("activated", [failure(404)]);
  expect(await failureOf(wait)).toMatchObject({ name: "NotFoundError" });
});
