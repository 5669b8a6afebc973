import { describe, expect, test } from "vitest";
import { MAX_BYTES_FOR_EVERY_VIOLATION, MAX_CHECKED_BYTES } from "../../src/limits.ts";
import { call, canned, ORDER, order, rulesOf, through } from "../support/proxy-upstream.ts";

const LIST = call("GET", "/meter-orders");

describe("a list", () => {
  const items = Array.from({ length: 100 }, () => ({ ...order, status: "paused" }));

  test("has a fault of many items once", async () => {
    expect(await rulesOf(LIST, { body: { object: "list", items } })).toEqual([
      'The response\'s body property "items[].status" has a value that the contract does not know: "paused".',
    ]);
  });

  test("may end with null, but not with a number", async () => {
    expect(await rulesOf(LIST, { body: { object: "list", items: [], next_page: null } })).toEqual([]);
    expect(await rulesOf(LIST, { body: { object: "list", items: [], next_page: 7 } })).toEqual([
      'The response\'s body property "next_page" must be string or null.',
    ]);
  });

  test("that is too long for all its faults has the first of them told", async () => {
    const body = { object: "list", items: Array.from({ length: MAX_BYTES_FOR_EVERY_VIOLATION }, () => ({})) };
    expect(await rulesOf(LIST, { body })).toHaveLength(1);
  });
});

test("passes an answer that is too large to check, and says so", async () => {
  const body = JSON.stringify({ object: "list", items: [], padding: "x".repeat(MAX_CHECKED_BYTES) });
  const { reply, deviations } = await through(canned({ body }), LIST);
  expect(reply.bytes).toHaveLength(body.length);
  expect(deviations.map(({ rule }) => rule)).toEqual([
    `The response's body is larger than ${MAX_CHECKED_BYTES} bytes and was not checked.`,
  ]);
});

test("asks no body of an answer to HEAD, but its headers", async () => {
  const head = call("HEAD", ORDER);
  expect(await rulesOf(head, { headers: { "content-type": undefined } })).toEqual([]);
  expect(await rulesOf(head, { headers: { "x-api-version": undefined } })).toEqual([
    'The response\'s header "X-API-Version" is required.',
  ]);
});
