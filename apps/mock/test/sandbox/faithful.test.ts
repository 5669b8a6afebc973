import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { queryParameters } from "../support/bundle.ts";
import { call } from "../support/calls.ts";

const faithful = createMock({ faithful: true, clock: "frozen" });
const strict = createMock({ clock: "frozen" });
const everything = (await call(strict, "/meter-orders?limit=100")).body;

/** Slips of the pen, and what may have been meant. */
const SLIPS: [query: string, meant: string][] = [
  ["filter[stauts][eq]=waiting", "did you mean filter[status][eq]?"],
  ["filter[Status][eq]=waiting", "did you mean filter[status][eq]?"],
  ["filter[subscription][equals]=x", "there are filter[subscription][eq], filter[subscription][ne],"],
  ["filter[status][contains]=wait", "there are filter[status][eq], filter[status][ne],"],
  ["filter[created_at][gt]=2026-01-01T00:00:00Z", "there are filter[created_at][gte], filter[created_at][lte],"],
  ["filter[provider][eq]=inexogy", "There is no query parameter"],
  ["status=waiting", "there are filter[status][eq], filter[status][ne],"],
  ["Cursor=x", "did you mean cursor?"],
];

test.each(SLIPS)("%s is refused by default, with what may have been meant", async (query, meant) => {
  const { status, body } = await call(strict, `/meter-orders?limit=100&${query}`);
  expect(status).toBe(400);
  expect(body.message).toContain(meant);
  expect(body.message).toContain("The real API ignores it and returns the unfiltered list.");
});

test.each(SLIPS)("%s is ignored by a faithful mock, and everything comes back", async (query) => {
  const { status, body } = await call(faithful, `/meter-orders?limit=100&${query}`);
  expect([status, body]).toEqual([200, everything]);
});

test("a faithful mock still refuses a value that it cannot read", async () => {
  const { status, body } = await call(faithful, "/meter-orders?filter[status][eq]=bogus&filter[stauts][eq]=waiting");
  expect(status).toBe(400);
  expect(body.message).toContain('"filter[status][eq]" must be one of');
});

test("a faithful mock still applies the filters that it knows", async () => {
  const { body } = await call(faithful, "/meter-orders?filter[status][eq]=waiting&filter[stauts][eq]=ordered");
  expect(body.items.map((order: { status: string }) => order.status)).toEqual(["waiting"]);
});

test("a faithful mock binds no cursor to what it ignores", async () => {
  const { body } = await call(faithful, "/meter-orders?limit=2&foo=1");
  expect((await call(faithful, `/meter-orders?limit=2&cursor=${body.next_page}`)).status).toBe(200);
});

test.each(queryParameters("listMeterOrders"))(
  "no letter of $name may be missing by default",
  async ({ name, example }) => {
    const query = new URLSearchParams({ [name.slice(0, -1)]: String(example) });
    expect((await call(strict, `/meter-orders?${query}`)).status).toBe(400);
    expect((await call(faithful, `/meter-orders?${query}`)).status).toBe(200);
  },
);
