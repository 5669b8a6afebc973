import { createClient } from "@meter-orders/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Mock, startMock } from "../src/server.ts";
import { validatingFetch } from "./validate.ts";

let mock: Mock;
let client: ReturnType<typeof createClient>;

beforeAll(async () => {
  mock = await startMock();
  client = createClient({ baseUrl: mock.url, token: "token", fetch: validatingFetch });
});
afterAll(() => mock.close());

test("leads from the first page of a list to the last by its cursor", async () => {
  const { data: first } = await client.GET("/meter-orders");
  const { data: last } = await client.GET("/meter-orders", {
    params: { query: { cursor: first?.next_page ?? "" } },
  });
  expect([first?.has_more, last?.has_more, last?.next_page]).toEqual([true, false, null]);
});

test("answers 400 for a cursor that no page gave", async () => {
  const { error } = await client.GET("/meter-orders", { params: { query: { cursor: "altered" } } });
  expect(error?.message).toBe('Query parameter "cursor" must be the next_page of an earlier answer, not "altered".');
});
