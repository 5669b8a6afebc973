import { expect, test } from "vitest";
import { json } from "./support/behaviors.js";
import { clientOf } from "./support/clients.js";
import { faultServer } from "./support/fault-server.js";
import { order } from "./support/samples.js";

test.for(["", ".", "..", undefined, null, 7, {}])(
  "refuses to retrieve the id %j before anything is sent",
  async (id) => {
    const server = await faultServer([json(order)]);
    const client = clientOf(server);
    await expect(client.meterOrders.retrieve(id as string)).rejects.toThrow(TypeError);
    const byPath = client.GET("/meter-orders/{id}", { params: { path: { id: id as string } } });
    await expect(byPath).rejects.toThrow(TypeError);
    expect(server.requests).toEqual([]);
  },
);

test.for([
  ["a/b?c", "a%2Fb%3Fc"],
  ["../oauth/token", "..%2Foauth%2Ftoken"],
  ["%2e%2e", "%252e%252e"],
  ["a#b", "a%23b"],
  ["ä 🔌", "%C3%A4%20%F0%9F%94%8C"],
  ["...", "..."],
])("keeps the id %j within its segment of the path", async ([id, segment]) => {
  const server = await faultServer([json(order)]);
  const client = clientOf(server);
  await client.meterOrders.retrieve(id as string);
  await client.GET("/meter-orders/{id}", { params: { path: { id: id as string } } });
  expect(server.requests.map(({ url }) => url)).toEqual([`/meter-orders/${segment}`, `/meter-orders/${segment}`]);
});

test("keeps a path that is part of the base URL", async () => {
  const server = await faultServer([json(order)]);
  await clientOf({ url: `${server.url}/proxy/` }).meterOrders.retrieve("x");
  expect(server.requests[0]?.url).toBe("/proxy/meter-orders/x");
});

test("tells a watch and a wait of an id that cannot be one before anything is sent", async () => {
  const server = await faultServer([json(order)]);
  const { meterOrders } = clientOf(server);
  await expect(meterOrders.watch("").next()).rejects.toThrow(TypeError);
  await expect(meterOrders.waitUntil("..", "activated")).rejects.toThrow(TypeError);
  expect(server.requests).toEqual([]);
});
