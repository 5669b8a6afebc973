import { expect, test } from "vitest";
import { byMethod, failure, json, reset } from "../support/behaviors.js";
import { clientOf, clientWithSecret, failureOf, shortBackoff } from "../support/clients.js";
import { faultServer } from "../support/fault-server.js";
import { numbered, page, subscription } from "../support/samples.js";

const nothing = json(page([]));
const methods = ({ requests }: { requests: { method: string }[] }) => requests.map(({ method }) => method).join(" ");

test("gives up after two repetitions, with the outcome of the last one unknown", async () => {
  shortBackoff();
  const server = await faultServer(byMethod({ POST: [reset(), failure(502), failure(500)], GET: [nothing] }));
  const error = await failureOf(clientOf(server).meterOrders.createOrRetrieve({ subscription }));
  expect(error).toMatchObject({ status: 500, outcomeUnknown: true });
  expect(methods(server)).toBe("POST GET POST GET POST GET");
});

test("repeats as often as the caller says", async () => {
  const server = await faultServer(byMethod({ POST: [failure(500)], GET: [nothing] }));
  const call = clientOf(server).meterOrders.createOrRetrieve({ subscription }, { retries: 0 });
  expect(await failureOf(call)).toMatchObject({ status: 500, outcomeUnknown: true });
  expect(methods(server)).toBe("POST GET");
});

test.for([
  ["nothing", {}],
  ["undefined", { retries: undefined, timeoutMs: undefined, deadlineMs: undefined }],
] as const)("repeats as often as the client says when the call says %s", async ([, options]) => {
  shortBackoff();
  const server = await faultServer(byMethod({ POST: [failure(500)], GET: [nothing] }));
  await failureOf(clientOf(server, { retries: 0 }).meterOrders.createOrRetrieve({ subscription }, options));
  expect(methods(server)).toBe("POST GET");
});

test("repeats a look-up that fails", async () => {
  shortBackoff();
  const found = { ...numbered(1), created_at: new Date().toISOString() };
  const server = await faultServer(byMethod({ POST: [reset()], GET: [failure(500), reset(), json(page([found]))] }));
  const result = await clientOf(server).meterOrders.createOrRetrieve({ subscription });
  expect(result).toEqual({ created: true, order: found });
});

test("says that the outcome is unknown when the look-up fails for good", async () => {
  shortBackoff();
  const server = await faultServer(byMethod({ POST: [failure(500)], GET: [failure(503)] }));
  const error = await failureOf(clientOf(server).meterOrders.createOrRetrieve({ subscription }));
  expect(error).toMatchObject({ status: 500, outcomeUnknown: true, retryable: true, cause: { status: 503 } });
  expect(error.message).toContain("whether it took effect is unknown");
});

test("does not look anything up when there is no token, because nothing was sent", async () => {
  const server = await faultServer([nothing], { tokens: [failure(500)] });
  const call = clientWithSecret(server).meterOrders.createOrRetrieve({ subscription });
  expect(await failureOf(call)).toMatchObject({ name: "TokenError", outcomeUnknown: false });
  expect([methods(server), server.tokenRequests.length]).toEqual(["", 1]);
});

test("does not take another subscription's order for its own, should the API ignore the filter", async () => {
  const stranger = { ...numbered(9), subscription: "sub_000000000000000000000000" };
  const server = await faultServer(byMethod({ POST: [failure(409)], GET: [json(page([stranger]))] }));
  const call = clientOf(server).meterOrders.createOrRetrieve({ subscription });
  expect(await failureOf(call)).toMatchObject({ name: "ConflictError" });
});

test("looks past an empty page for the order", async () => {
  const found = numbered(1);
  const server = await faultServer(byMethod({ POST: [failure(409)], GET: [json(page([], "a")), json(page([found]))] }));
  const result = await clientOf(server).meterOrders.createOrRetrieve({ subscription });
  expect(result).toEqual({ created: false, order: found });
});
