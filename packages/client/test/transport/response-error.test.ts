import { expect, test } from "vitest";
import { InvalidResponseError } from "../../src/index.js";
import { failure, json, redirect, text } from "../support/behaviors.js";
import { clientOf, failureOf, serve, serveWithSecret, tokenFailureOf } from "../support/clients.js";
import { faultServer } from "../support/fault-server.js";
import { id, order } from "../support/samples.js";

const html = `<html><body>${"Bad Gateway ".repeat(400)}</body></html>`;

test("throws a typed error for a 502 with an HTML page: status, 2 kB of text, request ID", async () => {
  const { meterOrders } = await serve([text(html, 502, { "content-type": "text/html", "x-request-id": "r-1" })]);
  const error = await failureOf(meterOrders.retrieve(id));
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect(error).toMatchObject({ status: 502, requestId: "r-1", text: html.slice(0, 2048), attempts: 3 });
  expect(error.message).toMatch(new RegExp(`^GET /meter-orders/${id}: 502 .*text/html.*r-1.*3 attempts`));
});

test("throws the same error from client.GET instead of returning the page", async () => {
  const server = await faultServer([text(html, 502)]);
  const call = clientOf(server, { retries: 0 }).GET("/meter-orders");
  expect(await failureOf(call)).toMatchObject({ name: "InvalidResponseError", status: 502, retryable: true });
});

test.for([
  ["truncated JSON", '{"object":"meter_order","id":"prdo_'],
  ["nothing", ""],
  ["an array instead of an object", "[]"],
  ["null", "null"],
  ["an HTML page", "<h1>Log in</h1>"],
])("throws a typed error for a 200 with %s", async ([, body]) => {
  const headers = { "content-type": "application/json", "x-request-id": "r-2" };
  const server = await faultServer([text(body as string, 200, headers)]);
  const client = clientOf(server);
  for (const call of [client.meterOrders.retrieve(id), client.GET("/meter-orders")]) {
    const error = await failureOf(call);
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error).toMatchObject({ status: 200, requestId: "r-2", text: body, outcomeUnknown: false });
    expect(error.message).toContain("r-2");
  }
});

test.for([{ error: "not found" }, { code: 404, message: "no Route matched" }, { message: "no API key" }])(
  "throws a typed error for JSON without the API's error envelope: %j",
  async (body) => {
    const server = await faultServer([json(body, 404)]);
    const error = await failureOf(clientOf(server).meterOrders.retrieve(id));
    expect(error).toMatchObject({ name: "InvalidResponseError", status: 404, text: JSON.stringify(body) });
  },
);

test.for([301, 302, 303, 307, 308])("sends no credentials to another origin after a %i", async (status) => {
  const other = await faultServer([json(order)]);
  const { client } = await serveWithSecret([redirect(`${other.url}/meter-orders/${id}`, status)]);
  for (const call of [client.meterOrders.retrieve(id), client.GET("/meter-orders")]) {
    const error = await failureOf(call);
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error).toMatchObject({ status, attempts: 1 });
    expect(error.message).toContain("a redirect (not followed)");
  }
  expect(other.requests.filter(({ headers }) => headers.authorization)).toEqual([]);
});

test.for([302, 307])("sends no secret to another origin after a %i of the token endpoint", async (status) => {
  const other = await faultServer([json(order)]);
  const error = await tokenFailureOf(redirect(`${other.url}/oauth/token`, status));
  expect(error).toMatchObject({ name: "TokenError", status });
  expect([...other.requests, ...other.tokenRequests].filter(({ headers }) => headers.authorization)).toEqual([]);
});

test("throws an ApiError for an unknown error code", async () => {
  const server = await faultServer([failure(418)]);
  const error = await failureOf(clientOf(server).meterOrders.retrieve(id));
  expect(error).toMatchObject({ name: "ApiError", status: 418, code: "SOMETHING_NEW", requestId: "request-418" });
});
