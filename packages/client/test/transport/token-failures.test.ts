import { expect, test } from "vitest";
import { ApiError, ConnectionError, TokenError } from "../../src/index.js";
import { failure, json, reset, text } from "../support/behaviors.js";
import { clientOf, clientWithSecret, failureOf, shortBackoff } from "../support/clients.js";
import { type Behavior, faultServer, issueTokens } from "../support/fault-server.js";
import { id, order } from "../support/samples.js";

test.for([
  ["is answered 500", failure(500)],
  ["is answered 503", failure(503)],
  ["loses its connection", reset()],
  ["is answered with truncated JSON", text('{"access_tok', 200)],
  ["is answered with a page of HTML", text("<h1>Maintenance</h1>", 404)],
] as [string, Behavior][])("reports a token request that %s once; the next call tries again", async ([, behavior]) => {
  const server = await faultServer([json(order)], { tokens: [behavior, issueTokens()] });
  const { meterOrders } = clientWithSecret(server, { retries: 0 });
  const errors = await Promise.all([1, 2, 3].map(() => failureOf(meterOrders.retrieve(id))));
  for (const error of errors) expect(error).toBeInstanceOf(TokenError);
  expect(server.tokenRequests).toHaveLength(1);
  expect(await meterOrders.retrieve(id)).toEqual(order);
});

test("tells what lies behind: status, request id and the error of the token endpoint", async () => {
  const server = await faultServer([json(order)], { tokens: [failure(403)] });
  const error = await failureOf(clientWithSecret(server).meterOrders.retrieve(id));
  expect(error).toMatchObject({ status: 403, requestId: "request-403", attempts: 1, retryable: false });
  expect(error.cause).toBeInstanceOf(ApiError);
  expect(error.message).toContain("No access token: POST /oauth/token: 403 FORBIDDEN");
});

test("tells of a connection that broke", async () => {
  const server = await faultServer([json(order)], { tokens: [reset()] });
  const error = await failureOf(clientWithSecret(server).meterOrders.retrieve(id));
  expect(error.cause).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ retryable: true, outcomeUnknown: false });
});

test.for([400, 401, 403])("never tries credentials again that were answered %i", async (status) => {
  const server = await faultServer([json(order)], { tokens: [failure(status)] });
  const { meterOrders } = clientWithSecret(server);
  const together = await Promise.all([1, 2, 3].map(() => failureOf(meterOrders.retrieve(id))));
  const later = await failureOf(meterOrders.retrieve(id));
  for (const error of [...together, later]) expect(error).toMatchObject({ name: "TokenError", status });
  expect(server.tokenRequests).toHaveLength(1);
  expect(server.requests).toHaveLength(0);
});

test("repeats a token request that was answered 429", async () => {
  shortBackoff();
  const server = await faultServer([json(order)], { tokens: [failure(429), issueTokens()] });
  expect(await clientWithSecret(server).meterOrders.retrieve(id)).toEqual(order);
});

test("passes on how long the token endpoint wants to be left alone", async () => {
  const server = await faultServer([json(order)], { tokens: [failure(429, { "retry-after": "3600" })] });
  const error = await failureOf(clientWithSecret(server).meterOrders.retrieve(id));
  expect(error).toMatchObject({ name: "TokenError", retryAfterMs: 3_600_000, retryable: true, attempts: 1 });
});

test("reports a token that cannot be sent without showing it", async () => {
  const answer = { access_token: "two words", token_type: "Bearer", expires_in: 3600 };
  const server = await faultServer([json(order)], { tokens: [json(answer)] });
  const error = await failureOf(clientWithSecret(server).meterOrders.retrieve(id));
  expect(error).toBeInstanceOf(TokenError);
  expect(error.message).toContain("not a single word of ASCII");
  expect(error.message).not.toContain("two words");
});

test("takes a token without a lifetime for one that lasts", async () => {
  const server = await faultServer([json(order)], { tokens: [json({ access_token: "t" }), failure(401)] });
  const { meterOrders } = clientWithSecret(server);
  await meterOrders.retrieve(id);
  expect(await meterOrders.retrieve(id)).toEqual(order);
});

test("rejects a call with what the caller's function throws, and asks it again for the next", async () => {
  const server = await faultServer([json(order)]);
  const answers = [() => Promise.reject(new RangeError("vault is sealed")), () => "t"];
  const client = clientOf(server, { token: () => answers.shift()?.() ?? "t" });
  await expect(client.meterOrders.retrieve(id)).rejects.toThrow("vault is sealed");
  expect(await client.meterOrders.retrieve(id)).toEqual(order);
});

test("says that there is no token when the caller's function fails, and that it may pass", async () => {
  const server = await faultServer([json(order)]);
  const token = () => {
    throw new Error("the vault is sealed");
  };
  const error = await failureOf(clientOf(server, { token }).meterOrders.retrieve(id));
  expect(error).toBeInstanceOf(TokenError);
  expect(error).toMatchObject({ message: "No access token: the vault is sealed", retryable: true, attempts: 0 });
  expect(server.requests).toEqual([]);
});
