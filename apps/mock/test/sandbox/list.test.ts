import fc from "fast-check";
import { expect, test } from "vitest";
import { createMock, type Mock } from "../../src/index.ts";
import { queryParameters, resolve } from "../support/bundle.ts";
import { call, clientOf, listed, subscription } from "../support/calls.ts";

const limitSchema = resolve(queryParameters("listMeterOrders").find(({ name }) => name === "limit")?.schema ?? {});
const { default: defaultLimit, maximum } = limitSchema as { default: number; maximum: number };

const page = async (mock: Mock, query = "") => (await call(mock, `/meter-orders${query}`)).body;

/** A mock with a hundred more orders, all of them created in one millisecond. */
function crowded(): Mock {
  const mock = createMock({ clock: "frozen" });
  for (let number = 0; number < 100; number++) mock.orders.add({ subscription: subscription(number) });
  return mock;
}

test("a page has as many orders as the description's default says", async () => {
  const { items, has_more } = await page(crowded());
  expect([items.length, has_more]).toEqual([defaultLimit, true]);
});

test.each([1, 2, maximum])("a page has %i orders when that is its limit", async (limit) => {
  expect((await page(crowded(), `?limit=${limit}`)).items).toHaveLength(limit);
});

test("orders that were created in the same millisecond are listed the last one first", async () => {
  const numbers = (await page(crowded(), "?limit=100")).items.map(
    (order: { subscription: string }) => order.subscription,
  );
  expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => subscription(99 - index)));
});

test("the newest order comes first, whenever it was added", async () => {
  const mock = createMock();
  for (const created_at of ["2024-05-01T00:00:00Z", "2030-01-01T00:00:00Z", "2020-01-01T00:00:00Z"])
    mock.orders.add({ subscription: `sub_${created_at}`, created_at });
  const times = (await listed(mock)).map((order) => Date.parse(order.created_at));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

test("the order of a list does not change while orders move", async () => {
  const mock = crowded();
  const ids = async () => (await listed(mock)).map(({ id }) => id);
  const before = await ids();
  mock.clock.advance("2w");
  mock.orders.cancel(before[50] ?? "");
  expect(await ids()).toEqual(before);
});

test("a walk meets every order once, whatever the limit", async () => {
  const mock = crowded();
  const orders = clientOf(mock).meterOrders;
  const all = await orders.list({ limit: 100 }).toArray();
  expect(all).toHaveLength(114);
  for (const limit of [1, 7, 57, undefined]) expect(await orders.list({ limit }).toArray()).toEqual(all);
});

test("the last page says that it is the last", async () => {
  const mock = crowded();
  const pages = [];
  for await (const each of clientOf(mock).meterOrders.list({ limit: 57 }).pages()) pages.push(each);
  expect(pages.map(({ items, has_more }) => [items.length, has_more])).toEqual([
    [57, true],
    [57, false],
  ]);
  expect(pages.map(({ next_page }) => next_page)).toEqual([expect.any(String), null]);
});

test("a list that nothing is left of is one empty page", async () => {
  const query = new URLSearchParams({ "filter[customer][eq]": "cus_nobody" });
  const empty = { object: "list", items: [], next_page: null, has_more: false };
  expect(await page(createMock(), `?${query}`)).toEqual(empty);
});

test("a walk through a filtered list meets what passes, and nothing else", async () => {
  const mock = crowded();
  const filter = { status: { ne: "waiting" } } as const;
  const walked = await clientOf(mock).meterOrders.list({ filter, limit: 3 }).toArray();
  expect(walked).toEqual(await listed(mock, { "filter[status][ne]": "waiting" }));
  expect(walked).toHaveLength(13);
});

const walks = fc.record({
  orders: fc.nat(40),
  limit: fc.integer({ min: 2, max: 9 }),
  /** How many orders are created after each page. */
  created: fc.array(fc.nat(3), { maxLength: 20 }),
  /** What the clock does between two orders. */
  pause: fc.constantFrom(0, 1, 1_000),
});

test("a walk meets every order once, and no new one, while orders are created between its pages", async () => {
  const mock = createMock({ clock: "frozen" });
  const property = fc.asyncProperty(walks, async ({ orders, limit, created, pause }) => {
    mock.reset();
    let count = 0;
    const add = () => {
      mock.clock.advance(pause);
      mock.orders.add({ subscription: subscription(count++) });
    };
    for (let i = 0; i < orders; i++) add();
    const all = (await listed(mock)).map(({ id }) => id);

    const met: string[] = [];
    let pages = 0;
    for await (const { items } of clientOf(mock).meterOrders.list({ limit }).pages()) {
      met.push(...items.map(({ id }) => id));
      for (let i = created[pages++] ?? 0; i > 0; i--) add();
    }
    expect(met).toEqual(all);
    expect(pages).toBe(Math.ceil(all.length / limit));
  });
  await fc.assert(property, { numRuns: 50 });
});

test("a walk meets every order once while others are added anywhere in the past", async () => {
  const mock = createMock({ clock: "frozen" });
  const past = fc.array(fc.integer({ min: 2020, max: 2026 }), { maxLength: 15 });
  const property = fc.asyncProperty(past, fc.integer({ min: 2, max: 9 }), async (years, limit) => {
    mock.reset();
    const all = (await listed(mock)).map(({ id }) => id);
    const met: string[] = [];
    let pages = 0;
    for await (const { items } of clientOf(mock).meterOrders.list({ limit }).pages()) {
      met.push(...items.map(({ id }) => id));
      const year = years[pages++];
      if (year) mock.orders.add({ subscription: subscription(met.length), created_at: `${year}-01-01T00:00:00Z` });
    }
    expect(new Set(met).size).toBe(met.length);
    expect(met.filter((id) => all.includes(id))).toEqual(all);
  });
  await fc.assert(property, { numRuns: 50 });
});
