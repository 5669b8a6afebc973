import { createClient } from "@meter-orders/client";
import { expect, test } from "vitest";
import { createMock } from "../src/index.ts";
import { validatingFetch } from "./support/validate.ts";

const mock = createMock({ mode: "static" });
const client = createClient({ baseUrl: "http://mock", token: "token", fetch: validatingFetch(mock.fetch) });

test("leads from the first page of a list to the last by its cursor", async () => {
  const { data: first } = await client.GET("/meter-orders");
  const { data: last } = await client.GET("/meter-orders", {
    params: { query: { cursor: first?.next_page ?? "" } },
  });
  expect([first?.has_more, last?.has_more, last?.next_page]).toEqual([true, false, null]);
});

test("answers 400 for a cursor that no page gave", async () => {
  const { error } = await client.GET("/meter-orders", { params: { query: { cursor: "altered" } } });
  expect(error?.message).toBe('Query parameter "cursor" must be the next_page of an earlier response, not "altered".');
});
