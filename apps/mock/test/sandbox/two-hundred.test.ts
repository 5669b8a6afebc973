import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { call, create, listed, subscription } from "../support/calls.ts";

const MOCKS = 200;

test("two hundred mocks in one process know nothing of one another", async () => {
  const mocks = Array.from({ length: MOCKS }, (_, seed) => createMock({ seed, clock: "frozen" }));
  const orders = await Promise.all(mocks.map(async (mock, number) => (await create(mock, subscription(number))).body));
  expect(new Set(orders.map(({ id }) => id)).size).toBe(MOCKS);

  for (const [number, mock] of mocks.entries()) mock.clock.advance(number * 1_000);
  for (const [number, mock] of mocks.entries()) {
    const [newest, ...others] = await listed(mock);
    expect(newest).toEqual(orders[number]);
    expect(others).toHaveLength(14);
    expect((await call(mock, `/meter-orders/${orders[(number + 1) % MOCKS]?.id}`)).status).toBe(404);
    expect(mock.requests()).toHaveLength(3);
  }
  await Promise.all(mocks.map((mock) => mock.close()));
});

test("two hundred mocks listen at the same time, each on a port of its own, and all close", async () => {
  const mocks = Array.from({ length: MOCKS }, (_, seed) => createMock({ seed }));
  const urls = await Promise.all(mocks.map((mock) => mock.listen()));
  expect(new Set(urls).size).toBe(MOCKS);

  const headers = { authorization: "Bearer demo" };
  const ids = mocks.map(({ orders }, number) => orders.add({ subscription: subscription(number) }).id);
  const answers = urls.map(async (url, number) =>
    (await fetch(`${url}/meter-orders/${ids[number]}`, { headers })).json(),
  );
  expect((await Promise.all(answers)).map((order) => (order as { id: string }).id)).toEqual(ids);

  await Promise.all(mocks.map((mock) => mock.close()));
  for (const url of [urls[0], urls.at(-1)]) await expect(fetch(`${url}/meter-orders`)).rejects.toThrow(TypeError);
});

test("a mock that is closed leaves the others alone", async () => {
  const [one, other] = [createMock(), createMock()];
  await one.close();
  await expect(listed(one)).rejects.toThrow("The mock is closed.");
  expect(await listed(other)).toHaveLength(14);
});

test("a mock can be closed twice", async () => {
  const mock = createMock();
  await mock.listen();
  await mock.close();
  await expect(mock.close()).resolves.toBeUndefined();
});
