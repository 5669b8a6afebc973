import { expect, test } from "vitest";
import { type ListOptions, listMeterOrders } from "../src/index.js";
import { json } from "./behaviours.js";
import { clientOf } from "./calls.js";
import { faultServer } from "./fault-server.js";
import { page } from "./samples.js";

async function client() {
  const server = await faultServer([json(page([]))]);
  return { server, meterOrders: clientOf(server).meterOrders };
}

test.for([0, 101, -1, 10.5, Number.NaN, Number.POSITIVE_INFINITY, "10", null])(
  "throws a TypeError for the limit %j before anything is sent",
  async (limit) => {
    const { server, meterOrders } = await client();
    expect(() => meterOrders.list({ limit } as ListOptions)).toThrow(/limit.*1 to 100/);
    expect(() => listMeterOrders({} as never, { limit } as ListOptions)).toThrow(TypeError);
    expect(server.requests).toEqual([]);
  },
);

test("refuses a misspelt option, because the API would answer with everything", async () => {
  const { server, meterOrders } = await client();
  const options = { filters: { status: { eq: "waiting" } }, limit: 50 } as ListOptions;
  expect(() => meterOrders.list(options)).toThrow("list has no option filters");
  expect(server.requests).toEqual([]);
});
