import { createMock } from "@meter-orders/mock";
import { describe, expect, test } from "vitest";
import { description, operations, resolve } from "../src/description.ts";
import { readBruno } from "./bruno-reader.ts";
import { readPostman } from "./postman-reader.ts";
import type { Reading, SentRequest } from "./sent-request.ts";

describe.each([readPostman(), readBruno()])("the collection for $program", ({ json, variables, requests }) => {
  test("is answered 200 to every request, from top to bottom, by a fresh mock", async () => {
    const { send } = freshMock(variables);
    for (const request of requests) expect(await send(request), request.name).toBe(200);
  });

  test("has a request for every operation", () => {
    const called = requests.map(({ method, url }) => `${method} ${url.replace(/\/prdo_\w+/, "/{id}")}`);
    const wanted = operations.map(({ method, path }) => `${method} {{baseUrl}}${path}`);
    expect(new Set(called)).toEqual(new Set(wanted));
  });

  test("offers every query parameter with a value that is accepted", async () => {
    const { send } = freshMock(variables);
    const parameters = operations
      .flatMap(({ operation }) => operation.parameters.map((node) => resolve(node)))
      .filter((parameter) => parameter.in === "query");
    const offers = requests.flatMap((request) => Object.entries(request.offered).map((pair) => ({ request, pair })));
    expect(offers.map(({ pair: [name] }) => name)).toEqual(parameters.map(({ name }) => name));
    for (const { request, pair } of offers) {
      // No cursor is valid before a page has given it.
      const expected = pair[0] === "cursor" ? 400 : 200;
      expect(await send({ ...request, url: `${request.url}?${new URLSearchParams([pair])}` }), pair[0]).toBe(expected);
    }
  });

  test("holds no secret but those of the local mock, and calls no other host", () => {
    expect(variables).toEqual({
      baseUrl: "http://127.0.0.1:4010",
      clientId: "my-id",
      clientSecret: "my-secret",
      token: "demo",
      refreshToken: "",
    });
    const hosts = [...json.matchAll(/https?:\/\/([\w.:-]+)/g)].map(([, host]) => host);
    const harmless = ["127.0.0.1:4010", "schema.getpostman.com", "app.retailer.example"];
    expect(hosts.filter((host) => !harmless.includes(String(host)))).toEqual([]);
  });
});

test("the collection for Postman shows an order in every status as an answer", () => {
  const statuses = resolve(description.components.schemas.MeterOrderStatus ?? {}).enum ?? [];
  const { json } = readPostman();
  const shown = [...json.matchAll(/\\"status\\": \\"(\w+)\\"/g)].map(([, status]) => status);
  expect(statuses.length).toBeGreaterThan(0);
  expect(new Set(shown)).toEqual(new Set(statuses));
});

/** Sends requests to a mock of its own, with variables that the answers may change. */
function freshMock(initial: Reading["variables"]) {
  const mock = createMock({ shared: false });
  const variables = new Map(Object.entries(initial));
  const fill = (text: string) => text.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => String(variables.get(name)));
  const send = async ({ method, url, headers, credentials, body, keep }: SentRequest) => {
    const Authorization =
      "bearer" in credentials ? `Bearer ${fill(credentials.bearer)}` : `Basic ${btoa(fill(credentials.basic))}`;
    const init = { method, headers: { ...headers, Authorization }, ...(body && { body: fill(body) }) };
    const response = await mock.fetch(fill(url), init);
    if (response.ok) keep((await response.json()) as object, variables);
    return response.status;
  };
  return { send };
}
