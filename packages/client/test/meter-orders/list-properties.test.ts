import fc from "fast-check";
import { expect, test } from "vitest";
import { createClient, METER_ORDER_STATUSES, type MeterOrder, type MeterOrderFilter } from "../../src/index.js";
import { numbered } from "../support/samples.js";

const client = (fetch: (request: Request) => Promise<Response>) => createClient({ token: "t", fetch });

/** Some way to say that there is a next page, or that there is none. */
const manners = fc.record({ has_more: fc.boolean(), next_page: fc.boolean() });

test("gives exactly the orders of all pages, in their order, however they are split", async () => {
  const sizes = fc.array(fc.nat(4), { minLength: 1, maxLength: 8 });
  const run = async (lengths: number[], { has_more, next_page }: { has_more: boolean; next_page: boolean }) => {
    let count = 0;
    const pages = lengths.map((length) => Array.from({ length }, () => numbered(++count)));
    const fetch = async ({ url }: Request) => {
      const index = Number(new URL(url).searchParams.get("cursor") ?? "0");
      const last = index === pages.length - 1;
      const next = last ? (next_page ? { next_page: null } : {}) : { next_page: `${index + 1}` };
      return Response.json({ object: "list", items: pages[index], ...next, ...(has_more && { has_more: !last }) });
    };
    const list = client(fetch).meterOrders.list();
    expect(await list.toArray()).toEqual(pages.flat());
    const seen: MeterOrder[][] = [];
    for await (const { items } of list.pages()) seen.push(items);
    expect(seen).toEqual(pages);
    for (const limit of [1, 3, count]) {
      expect(await list.toArray({ limit })).toEqual(pages.flat().slice(0, limit));
    }
  };
  await fc.assert(fc.asyncProperty(sizes, manners, run), { numRuns: 50 });
});

const text = fc.string({ unit: "grapheme", minLength: 1 });
const word = text.filter((value) => !value.includes(","));
const status = fc.oneof(fc.constantFrom(...METER_ORDER_STATUSES), word as fc.Arbitrary<never>);
const time = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-01-01"), noInvalidDate: true });
const optional = <T>(shape: { [Key in keyof T]: fc.Arbitrary<T[Key]> }) => fc.record(shape, { requiredKeys: [] });

const texts = optional({
  eq: text,
  ne: text,
  in: fc.array(word, { minLength: 1 }),
  is_null: fc.boolean(),
  contains: text,
  starts_with: text,
  ends_with: text,
});
const times = optional({ gte: time, lte: time, is_null: fc.boolean() });
const filter: fc.Arbitrary<MeterOrderFilter> = optional({
  status: optional({ eq: status, ne: status, in: fc.array(status, { minLength: 1 }), is_null: fc.boolean() }),
  customer: texts,
  subscription: texts,
  created_at: times,
  updated_at: times,
});

/** What a server reads from the query, written as the filter that it came from. */
function read(url: string): unknown {
  const read: Record<string, Record<string, unknown>> = {};
  for (const [name, value] of new URL(url).searchParams) {
    const [, field = "", operator = ""] = /^filter\[(\w+)\]\[(\w+)\]$/.exec(name) ?? [];
    const typed =
      operator === "in"
        ? value.split(",")
        : operator === "is_null"
          ? value === "true"
          : operator === "gte" || operator === "lte"
            ? new Date(value)
            : value;
    read[field] = { ...read[field], [operator]: typed };
  }
  return read;
}

test("writes any filter so that the API reads the same", async () => {
  const run = async (wanted: MeterOrderFilter) => {
    let url = "";
    const fetch = async (request: Request) => {
      url = request.url;
      return Response.json({ object: "list", items: [] });
    };
    await client(fetch).meterOrders.list({ filter: wanted }).toArray();
    const given = Object.entries(wanted).filter(([, operators]) => Object.keys(operators).length > 0);
    expect(read(url)).toEqual(Object.fromEntries(given));
  };
  await fc.assert(fc.asyncProperty(filter, run));
});
