import fc from "fast-check";
import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { filters, passes, someFilters, someOrders } from "../support/arbitrary-orders.ts";
import { queryParameters } from "../support/bundle.ts";
import { call, clientOf, listed, subscription } from "../support/calls.ts";

const mock = createMock({ clock: "frozen" });
const CREATED = "2026-02-01T12:00:00.500Z";
const add = (end: string, customer: string) =>
  mock.orders.add({ subscription: `sub_${end}`, customer, provider: "inexogy", created_at: CREATED });
const orders = {
  plain: add("PlainLetters", "cus_plain"),
  percent: add("50%off", "cus_percent"),
  backslash: add("back\\slash", "cus_back"),
  quote: add("it's", "cus_quote"),
};

/** The names of the orders above that a filter leaves. */
async function left(filter: string, text: string): Promise<string[]> {
  const found = new Set((await listed(mock, { [`filter${filter}`]: text })).map(({ id }) => id));
  return Object.entries(orders).flatMap(([name, { id }]) => (found.has(id) ? [name] : []));
}

const all = Object.keys(orders);

test.each([
  ["[subscription][contains]", "PLAINLETT", ["plain"]],
  ["[subscription][contains]", "plainlett", ["plain"]],
  ["[subscription][starts_with]", "SUB_plain", ["plain"]],
  ["[subscription][ends_with]", "LETTERS", ["plain"]],
  ["[customer][contains]", "US_PLAI", ["plain"]],
  ["[customer][starts_with]", "CUS_PLAIN", ["plain"]],
  ["[customer][ends_with]", "Plain", ["plain"]],
  ["[subscription][eq]", "sub_plainletters", []],
  ["[subscription][contains]", "%", ["percent"]],
  ["[subscription][contains]", "0%o", ["percent"]],
  ["[subscription][starts_with]", "sub%", []],
  ["[subscription][starts_with]", "sub_", all],
  ["[subscription][starts_with]", "s_b", []],
  ["[subscription][ends_with]", "_", []],
  ["[subscription][contains]", "\\", ["backslash"]],
  ["[subscription][ends_with]", "\\slash", ["backslash"]],
  ["[subscription][contains]", "'", ["quote"]],
  ["[subscription][contains]", "\0", []],
  ["[subscription][contains]", "x".repeat(60_000), []],
  ["[subscription][in]", "sub_it's,sub_50%off,sub_nobody", ["percent", "quote"]],
  ["[subscription][in]", "sub_it's", ["quote"]],
  ["[subscription][ne]", "sub_it's", ["plain", "percent", "backslash"]],
  ["[customer][is_null]", "true", []],
  ["[customer][is_null]", "false", all],
  ["[product][eq]", "smart-meter-inexogy", all],
  ["[product][eq]", "smart-meter-metrify", []],
  ["[product][ne]", "smart-meter-inexogy", []],
  ["[product][in]", "smart-meter-metrify,smart-meter-inexogy", all],
  ["[created_at][gte]", "2026-02-01T12:00:00.500Z", all],
  ["[created_at][lte]", "2026-02-01T12:00:00.500Z", all],
  ["[created_at][gte]", "2026-02-01T12:00:00.501Z", []],
  ["[created_at][lte]", "2026-02-01T12:00:00.499Z", []],
  ["[created_at][gte]", "2026-02-01T13:00:00.500+01:00", all],
  ["[created_at][lte]", "2026-02-01T06:30:00.500-0530", all],
  ["[created_at][lte]", "2026-02-01T13:00:00.499+01", []],
  ["[created_at][gte]", "2026-02-01 12:00:00.500Z", all],
  ["[created_at][gte]", "2026-02-01t12:00:00.501z", []],
  ["[updated_at][gte]", CREATED, all],
  ["[updated_at][lte]", CREATED, all],
])("filter%s=%s leaves %j", async (filter, text, expected) => {
  expect(await left(filter, text)).toEqual(expected);
});

test("all filters of a query must hold together", async () => {
  const query = { "filter[customer][starts_with]": "cus_p", "filter[subscription][contains]": "%" };
  expect(await listed(mock, query)).toEqual([orders.percent]);
});

test("a moment that the calendar has and the clock has not is refused", async () => {
  const { status, body } = await call(mock, "/meter-orders?filter[created_at][gte]=2016-12-31T23:59:60Z");
  expect(status).toBe(400);
  expect(body.message).toContain('"filter[created_at][gte]" must be a valid date-time');
});

test("a status filter follows an order on its way", async () => {
  const { id } = mock.orders.add({ subscription: subscription(1) });
  mock.orders.move(id, "blocked_wim");
  const ids = async (status: string) => (await listed(mock, { "filter[status][eq]": status })).map((order) => order.id);
  expect(await ids("waiting")).not.toContain(id);
  expect(await ids("blocked_wim")).toContain(id);
});

test("the client's filters reach the mock", async () => {
  const filter = {
    product: { in: ["smart-meter-inexogy"] },
    created_at: { gte: new Date(CREATED), lte: new Date(CREATED) },
    customer: { contains: "PERCENT", ne: "cus_plain", is_null: false },
  } as const;
  expect(await clientOf(mock, { fetch: mock.fetch }).meterOrders.list({ filter }).toArray()).toEqual([orders.percent]);
});

test("filters leave exactly the orders that a look at each of them leaves, in the same order", async () => {
  const mock = createMock({ clock: "frozen", now: "2026-01-02T00:00:00Z" });
  /** What every filter of the description has left so far, alone or with others. */
  const outcomes = new Map(filters.map(({ name }) => [name, new Set<"all" | "some" | "none">()]));

  const queries = fc.array(someFilters, { minLength: 10, maxLength: 10 });
  const property = fc.asyncProperty(someOrders, queries, async (orders, queries) => {
    mock.reset();
    for (const order of orders) mock.orders.add(order);
    const all = await listed(mock);
    for (const query of queries) {
      const expected = all.filter((order) => passes(order, query));
      expect(await listed(mock, query)).toEqual(expected);
      const outcome = expected.length === all.length ? "all" : expected.length === 0 ? "none" : "some";
      for (const name of Object.keys(query)) outcomes.get(name)?.add(outcome);
    }
  });
  await fc.assert(property, { numRuns: 100 });

  // No field is ever null, so that filter leaves all or nothing.
  const untold = [...outcomes].filter(([name, seen]) =>
    name.endsWith("[is_null]") ? !(seen.has("all") && seen.has("none")) : !seen.has("some"),
  );
  expect(untold).toEqual([]);
});

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
