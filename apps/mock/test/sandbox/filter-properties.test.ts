import fc from "fast-check";
import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { filters, someFilters, someOrders } from "../support/arbitrary-orders.ts";
import { listed } from "../support/calls.ts";
import { passes } from "../support/naive-filter.ts";

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
