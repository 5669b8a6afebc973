import { expect, test } from "vitest";
import type { ListOptions, MeterOrderFilter } from "../../src/index.js";
import { json } from "../support/behaviors.js";
import { clientOf } from "../support/clients.js";
import { faultServer } from "../support/fault-server.js";
import { page } from "../support/samples.js";

const client = async () => {
  const server = await faultServer([json(page([]))]);
  return { server, ...clientOf(server) };
};

async function queryOf(filter: MeterOrderFilter): Promise<Record<string, string>> {
  const { server, meterOrders } = await client();
  await meterOrders.list({ filter }).toArray();
  return Object.fromEntries(new URL(server.requests[0]?.url ?? "", server.url).searchParams);
}

test("writes every operator as the API reads it", async () => {
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

test("sends the same filter with every page", async () => {
  const server = await faultServer([json(page([], "a")), json(page([]))]);
  await clientOf(server)
    .meterOrders.list({ filter: { status: { eq: "waiting" } } })
    .toArray();
  const filters = server.requests.map(({ url }) => new URL(url, server.url).searchParams.get("filter[status][eq]"));
  expect(filters).toEqual(["waiting", "waiting"]);
});

test("takes a filter for a status that it does not know", async () => {
  expect(await queryOf({ status: { eq: "paused" as never } })).toEqual({ "filter[status][eq]": "paused" });
});

test("leaves out what is undefined", async () => {
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
  "throws a TypeError for what is no filter: %j",
  async ({ filter }) => {
    const { meterOrders } = await client();
    expect(() => meterOrders.list({ filter } as unknown as ListOptions)).toThrow(TypeError);
  },
);

test("refuses an empty list by path too, because the API would answer with everything", async () => {
  const { server, GET } = await client();
  const call = GET("/meter-orders", { params: { query: { "filter[status][in]": [] } } });
  await expect(call).rejects.toThrow(TypeError);
  expect(server.requests).toEqual([]);
});
