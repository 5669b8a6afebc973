import { expect, test } from "vitest";
import type { ListOptions } from "../../src/index.js";
import { json } from "../support/behaviors.js";
import { clientOf } from "../support/clients.js";
import { faultServer } from "../support/fault-server.js";
import { page } from "../support/samples.js";

async function client() {
  const server = await faultServer([json(page([]))]);
  return { server, meterOrders: clientOf(server).meterOrders };
}

test.for([0, 101, -1, 10.5, Number.NaN, Number.POSITIVE_INFINITY, "10", null])(
  "throws a TypeError for the limit %j before anything is sent",
  async (limit) => {
    const { server, meterOrders } = await client();
    expect(() => meterOrders.list({ limit } as ListOptions)).toThrow(/limit.*1 to 100/);
    expect(() => meterOrders.list({ limit } as ListOptions)).toThrow(TypeError);
    expect(server.requests).toEqual([]);
  },
);

test("refuses a misspelt option, because the API would answer with everything", async () => {
  const { server, meterOrders } = await client();
  const options = { filters: { status: { eq: "waiting" } }, limit: 50 } as ListOptions;
  expect(() => meterOrders.list(options)).toThrow('list: unknown option "filters"');
  expect(server.requests).toEqual([]);
});
