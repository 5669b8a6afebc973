import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createClient } from "../src/index.js";
import { failure, json, redirect, reset, silence, text } from "./support/behaviors.js";
import { clientWithSecret, failureOf, secret, serveWithSecret, tokenFailureOf } from "./support/clients.js";
import { type Behavior, faultServer } from "./support/fault-server.js";
import { id, order, subscription } from "./support/samples.js";

const token = "eyJhbGciOiJub25lIn0.the-access-token";
const grant: Behavior = json({ access_token: token, token_type: "Bearer", expires_in: 3600 });
const hidden = new RegExp([secret, btoa(`my-id:${secret}`), token, "Bearer ey", "Basic "].join("|"));

/** Everything that a value shows of itself. */
function shown(value: unknown): string {
  const { stack, cause } = Object(value) as { stack?: string; cause?: unknown };
  const options = { depth: 20, showHidden: true, getters: true };
  return [
    `${Object(value)}`,
    JSON.stringify(value),
    inspect(value),
    inspect(value, options),
    stack,
    cause && shown(cause),
  ]
    .filter(Boolean)
    .join("\n");
}

test("shows no secret and no token in a client", async () => {
  const server = await faultServer([json(order)], { tokens: [grant] });
  const options = { baseUrl: server.url, clientId: "my-id", clientSecret: secret };
  const client = createClient(options);
  expect(await client.meterOrders.retrieve(id)).toEqual(order);
  for (const value of [client, client.meterOrders, client.meterOrders.list()]) {
    expect(shown(value).match(hidden)).toBeNull();
  }
  expect(shown(createClient({ token, baseUrl: server.url })).match(hidden)).toBeNull();
});

test.for([
  ["an error of the API", failure(404)],
  ["a lost connection", reset()],
  ["a timeout", silence],
  ["an HTML page", text("<h1>Bad Gateway</h1>", 502)],
  ["a redirect", redirect("https://example.invalid/")],
  [
    "a page that repeats the request's headers",
    ((response, { headers }) => text(`<pre>${JSON.stringify(headers)}</pre>`, 502)(response, {} as never)) as Behavior,
  ],
] as [string, Behavior][])("shows no secret and no token in the error for %s", async ([, behavior]) => {
  const { meterOrders } = await serveWithSecret([behavior], { tokens: [grant] }, { retries: 0, timeoutMs: 100 });
  const calls = [meterOrders.retrieve(id), meterOrders.create({ subscription }), meterOrders.list().toArray()];
  for (const error of await Promise.all(calls.map(failureOf))) expect(shown(error).match(hidden)).toBeNull();
});

test.for([
  ["rejected credentials", failure(401)],
  ["a lost connection", reset()],
  ["a timeout", silence],
  ["a redirect", redirect("https://example.invalid/")],
  ["a token in truncated JSON", text(`{"access_token":"${token}","expires_in":36`, 200)],
  ["a token that comes with an error", json({ code: "X", message: "?", access_token: token }, 500)],
] as [string, Behavior][])("shows no secret and no token when the token endpoint returns %s", async ([, behavior]) => {
  expect(shown(await tokenFailureOf(behavior, { retries: 0, timeoutMs: 100 })).match(hidden)).toBeNull();
});

test("shows no token when the response of a low-level token request is truncated", async () => {
  const truncated = text(`{"access_token":"${token}","expires_in":36`, 200);
  const server = await faultServer([json(order)], { tokens: [truncated] });
  const headers = { authorization: `Basic ${btoa(`my-id:${secret}`)}` };
  const call = clientWithSecret(server).POST("/oauth/token", { body: { grant_type: "client_credentials" }, headers });
  expect(shown(await failureOf(call)).match(hidden)).toBeNull();
});

test("shows no token when a call is aborted", async () => {
  const controller = new AbortController();
  const server = await faultServer([() => controller.abort()], { tokens: [grant] });
  const call = clientWithSecret(server).meterOrders.retrieve(id, { signal: controller.signal });
  expect(shown(await failureOf(call)).match(hidden)).toBeNull();
});
