import fc from "fast-check";
import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { clientOf, listed, subscription } from "../support/calls.ts";

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
