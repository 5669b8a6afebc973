import { expect, test } from "vitest";
import { failure, json, reset, text } from "../support/behaviors.js";
import { clientOf, failureOf, pause, shortBackoff } from "../support/clients.js";
import { type Behavior, faultServer } from "../support/fault-server.js";
import { id, order } from "../support/samples.js";

const as = (status: string): Behavior => json({ ...order, status });

/** Watches an order that is answered so, and returns the statuses that were told. */
async function statusesOf(script: Behavior[]) {
  shortBackoff();
  const server = await faultServer(script);
  const statuses: string[] = [];
  const watch = async () => {
    for await (const { current } of clientOf(server).meterOrders.watch(id, { intervalMs: 5 })) statuses.push(current);
  };
  return { statuses, watched: watch() };
}

test("is not ended by failures that may pass", async () => {
  const failures = [failure(500), reset(), text("<h1>Bad Gateway</h1>", 502), failure(503), failure(429)];
  const script = [as("waiting"), ...failures, ...failures, as("activated")];
  const { statuses, watched } = await statusesOf(script);
  await watched;
  expect(statuses).toEqual(["waiting", "activated"]);
});

test.for([401, 403, 404])("is ended by a %i, which will not pass", async (status) => {
  const { statuses, watched } = await statusesOf([as("waiting"), failure(status)]);
  expect(await failureOf(watched)).toMatchObject({ status });
  expect(statuses).toEqual(["waiting"]);
});

test("rejects at once when it is aborted in its pause", async () => {
  const controller = new AbortController();
  const server = await faultServer([as("waiting")]);
  const watch = clientOf(server).meterOrders.watch(id, { signal: controller.signal });
  await watch.next();
  const next = failureOf(watch.next());
  await pause(20);
  const start = performance.now();
  controller.abort("enough");
  expect(await next).toMatchObject({ name: "AbortError", cause: "enough" });
  expect(performance.now() - start).toBeLessThan(50);
  expect(await watch.next()).toMatchObject({ done: true });
});
