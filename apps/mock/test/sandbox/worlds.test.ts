import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { MAX_WORLDS } from "../../src/limits.ts";
import { EXAMPLE_ORDERS } from "../support/bundle.ts";
import { call, create, listed, subscription } from "../support/calls.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const status = async (mock: ReturnType<typeof createMock>, token: string) =>
  (await call(mock, "/meter-orders?limit=1", { token })).status;

/** Uses so many more tokens than a mock has worlds in memory. */
async function crowd(mock: ReturnType<typeof createMock>, more: number): Promise<void> {
  for (let number = 0; number < MAX_WORLDS + more; number++) await status(mock, `token-${number}`);
}

test("the token that was not used for longest is told once that its orders are gone, and starts afresh", async () => {
  const mock = createMock({ shared: false });
  await create(mock, subscription(1), { token: "oldest" });
  await create(mock, subscription(1), { token: "faithful" });
  for (let number = 0; number < MAX_WORLDS - 1; number++) {
    await status(mock, `token-${number}`);
    if (number % 100 === 0) await status(mock, "faithful");
  }

  const { status: first, body } = await call(mock, "/meter-orders", { token: "oldest" });
  expect([first, body.code]).toEqual([409, "CONFLICT"]);
  expect(body.message).toContain(
    `The sandbox of this token was evicted because ${MAX_WORLDS} other tokens were used since.`,
  );
  const filter = `/meter-orders?filter[subscription][eq]=${subscription(1)}`;
  expect((await call(mock, filter, { token: "oldest" })).body.items).toEqual([]);
  expect((await create(mock, subscription(1), { token: "oldest" })).status).toBe(200);
  expect((await call(mock, filter, { token: "faithful" })).body.items).toHaveLength(1);
});

test("as many tokens as a mock has worlds lose nothing", async () => {
  const mock = createMock({ shared: false });
  const ids: string[] = [];
  for (let number = 0; number < MAX_WORLDS; number++)
    ids.push((await create(mock, subscription(1), { token: `token-${number}` })).body.id);
  for (const [number, id] of ids.entries())
    expect((await call(mock, `/meter-orders/${id}`, { token: `token-${number}` })).status).toBe(200);
});

test("with a file, nothing is lost however many tokens are used", async () => {
  const mock = createMock({ shared: false, db: join(temporaryFolder(), "orders.sqlite") });
  const { body: order } = await create(mock, subscription(1), { token: "oldest" });
  mock.world("oldest").clock.freeze("2030-01-01T00:00:00Z");
  await crowd(mock, 100);
  expect((await call(mock, `/meter-orders/${order.id}`, { token: "oldest" })).status).toBe(200);
  expect(mock.world("oldest").clock.now()).toBe(Date.UTC(2030, 0, 1));
  await mock.close();
});

const MOCKS = 200;

test("two hundred mocks in one process know nothing of one another", async () => {
  const mocks = Array.from({ length: MOCKS }, (_, seed) => createMock({ seed, clock: "frozen" }));
  const orders = await Promise.all(mocks.map(async (mock, number) => (await create(mock, subscription(number))).body));
  expect(new Set(orders.map(({ id }) => id)).size).toBe(MOCKS);

  for (const [number, mock] of mocks.entries()) mock.clock.advance(number * 1_000);
  for (const [number, mock] of mocks.entries()) {
    const [newest, ...others] = await listed(mock);
    expect(newest).toEqual(orders[number]);
    expect(others).toHaveLength(EXAMPLE_ORDERS);
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
  expect(await listed(other)).toHaveLength(EXAMPLE_ORDERS);
});

test("a mock can be closed twice", async () => {
  const mock = createMock();
  await mock.listen();
  await mock.close();
  await expect(mock.close()).resolves.toBeUndefined();
});

const SCRIPT = fileURLToPath(new URL("../support/use-tokens.ts", import.meta.url));
const run = promisify(execFile);

test("ten thousand tokens do not make the mock grow without bound", async () => {
  // With little room for garbage, what is left is what is kept.
  const { stdout } = await run(process.execPath, ["--max-semi-space-size=1", SCRIPT]);
  const { before, after, latest, first } = JSON.parse(stdout);
  // Kept, 8,000 more worlds would take some 75 MB.
  expect(after - before).toBeLessThan(30_000_000);
  expect([latest, first]).toEqual([200, 409]);
}, 180_000);
