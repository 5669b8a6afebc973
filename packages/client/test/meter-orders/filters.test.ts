import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createClient,
  type ListOptions,
  METER_ORDER_STATUSES,
  type MeterOrder,
  type MeterOrderFilter,
} from "../../src/index.js";
import { json } from "../support/behaviors.js";
import { clientOf } from "../support/clients.js";
import { faultServer } from "../support/fault-server.js";
import { numbered, page } from "../support/samples.js";

const client = async () => {
  const server = await faultServer([json(page([]))]);
  return { server, ...clientOf(server) };
};

async function queryOf(filter: MeterOrderFilter): Promise<Record<string, string>> {
  const { server, meterOrders } = await client();
  await meterOrders.list({ filter }).toArray();
  return Object.fromEntries(new URL(server.requests[0]?.url ?? "", server.url).searchParams);
}

test("serializes every operator as the API parses it", async () => {
  const filter: MeterOrderFilter = {
    status: { in: ["waiting", "blocked_wim"], is_null: false },
    product: { eq: "smart-meter-metrify" },
    customer: { ne: "cus_1", starts_with: "cus", ends_with: "ä&=b" },
    subscription: { contains: "a b+c" },
    created_at: { gte: new Date("2024-03-14T12:00:00Z"), lte: "2024-03-15T12:00:00+01:00" },
    updated_at: { is_null: true },
  };
  expect(await queryOf(filter)).toEqual({
    "filter[status][in]": "waiting,blocked_wim",
    "filter[status][is_null]": "false",
    "filter[product][eq]": "smart-meter-metrify",
    "filter[customer][ne]": "cus_1",
    "filter[customer][starts_with]": "cus",
    "filter[customer][ends_with]": "ä&=b",
    "filter[subscription][contains]": "a b+c",
    "filter[created_at][gte]": "2024-03-14T12:00:00.000Z",
    "filter[created_at][lte]": "2024-03-15T12:00:00+01:00",
    "filter[updated_at][is_null]": "true",
  });
});

test("sends the filter with every page", async () => {
  const server = await faultServer([json(page([], "a")), json(page([]))]);
  await clientOf(server)
    .meterOrders.list({ filter: { status: { eq: "waiting" } } })
    .toArray();
  const filters = server.requests.map(({ url }) => new URL(url, server.url).searchParams.get("filter[status][eq]"));
  expect(filters).toEqual(["waiting", "waiting"]);
});

test("accepts a filter with an unknown status", async () => {
  expect(await queryOf({ status: { eq: "paused" as never } })).toEqual({ "filter[status][eq]": "paused" });
});

test("omits undefined filters", async () => {
  expect(await queryOf({ status: { eq: undefined, ne: "waiting" }, customer: {} })).toEqual({
    "filter[status][ne]": "waiting",
  });
});

test.for([
  [{ statuz: { eq: "waiting" } }, /statuz.*status/],
  [{ provider: { eq: "metrify" } }, /provider.*product/],
  [{ constructor: { name: "x" } }, /constructor/],
  [{ status: { equals: "waiting" } }, /equals.*eq/],
  [{ status: { contains: "wait" } }, /contains/],
  [{ status: { toString: "x" } }, /toString/],
  [{ created_at: { eq: "2024-03-14T12:00:00Z" } }, /eq.*gte/],
  [{ status: "waiting" }, /status/],
  [{ status: 5 }, /status/],
  [{ status: true }, /status/],
  [{ status: [] }, /status/],
  [{ status: null }, /status/],
  [{ status: { eq: "" } }, /status\.eq/],
  [{ status: { eq: null } }, /status\.eq/],
  [{ status: { eq: ["waiting"] } }, /status\.eq/],
  [{ status: { in: "waiting" } }, /status\.in/],
  [{ status: { in: [] } }, /status\.in/],
  [{ customer: { in: ["a,b"] } }, /customer\.in/],
  [{ customer: { in: [""] } }, /customer\.in/],
  [{ customer: { in: [7] } }, /customer\.in/],
  [{ status: { is_null: "true" } }, /status\.is_null/],
  [{ created_at: { gte: "2024-03-14" } }, /created_at\.gte/],
  [{ created_at: { gte: "2024-03-14T12:00:00" } }, /created_at\.gte/],
  [{ created_at: { gte: new Date("never") } }, /created_at\.gte/],
  [{ created_at: { lte: 1_710_417_600_000 } }, /created_at\.lte/],
] as [object, RegExp][])("throws a TypeError for the filter %j before anything is sent", async ([filter, message]) => {
  const { server, meterOrders } = await client();
  const list = () => meterOrders.list({ filter } as ListOptions);
  expect(list).toThrow(TypeError);
  expect(list).toThrow(message);
  expect(server.requests).toEqual([]);
});

test.for(["status", 5, [], [{ status: { eq: "waiting" } }], null].map((filter) => ({ filter })))(
  "throws a TypeError for an invalid filter: %j",
  async ({ filter }) => {
    const { meterOrders } = await client();
    expect(() => meterOrders.list({ filter } as unknown as ListOptions)).toThrow(TypeError);
  },
);

/** Which of the two properties of a page say whether there is a next page. */
const manners = fc.record({ has_more: fc.boolean(), next_page: fc.boolean() });

test("yields exactly the orders of all pages, in their order, however they are split", async () => {
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
    const list = createClient({ token: "t", fetch }).meterOrders.list();
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

/** The filter that a server parses from the query. */
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

test("serializes any filter so that the API parses the same", async () => {
  const run = async (wanted: MeterOrderFilter) => {
    let url = "";
    const fetch = async (request: Request) => {
      url = request.url;
      return Response.json({ object: "list", items: [] });
    };
    await createClient({ token: "t", fetch }).meterOrders.list({ filter: wanted }).toArray();
    const given = Object.entries(wanted).filter(([, operators]) => Object.keys(operators).length > 0);
    expect(read(url)).toEqual(Object.fromEntries(given));
  };
  await fc.assert(fc.asyncProperty(filter, run));
});
