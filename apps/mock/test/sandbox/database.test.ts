import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { call, create, createToken, listed, subscription } from "../support/calls.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const someFile = () => join(temporaryFolder(), "orders.sqlite");

test("a file keeps the orders, their courses and the clock", async () => {
  const db = someFile();
  const first = createMock({ db, clock: "frozen", now: "2026-01-01T00:00:00Z" });
  const { body: order } = await create(first, subscription(1));
  first.clock.advance("2d");
  first.orders.hold(order.id, "blocked_wim");
  const [orders, course, upcoming] = [
    await listed(first),
    first.orders.history(order.id),
    first.orders.upcoming(order.id),
  ];
  await first.close();

  const second = createMock({ db });
  expect(await listed(second)).toEqual(orders);
  expect(second.orders.history(order.id)).toEqual(course);
  expect(second.orders.upcoming(order.id)).toEqual(upcoming);
  expect([second.clock.pace, second.clock.now()]).toEqual(["frozen", Date.UTC(2026, 0, 3)]);
  expect((await create(second, subscription(1))).status).toBe(409);
  second.clock.advance("2w");
  expect(second.orders.get(order.id)?.status).toBe("ordered");
  await second.close();
});

test("a file keeps the worlds of different tokens apart", async () => {
  const db = someFile();
  const first = createMock({ db, shared: false });
  const { body: order } = await create(first, subscription(1), { token: "alice" });
  const token = (await createToken(first)).body.access_token;
  const { body: issued } = await create(first, subscription(2), { token });
  await first.close();

  const second = createMock({ db, shared: false });
  const statusOf = async (id: string, token: string) => (await call(second, `/meter-orders/${id}`, { token })).status;
  expect([await statusOf(order.id, "alice"), await statusOf(order.id, "bob")]).toEqual([200, 404]);
  const renewed = (await createToken(second)).body.access_token;
  expect([await statusOf(issued.id, renewed), await statusOf(issued.id, "alice")]).toEqual([200, 404]);
  await second.close();
});

test("a cursor outlives the process that gave it", async () => {
  const db = someFile();
  const first = createMock({ db });
  const { body } = await call(first, "/meter-orders?limit=3");
  const next = `/meter-orders?limit=3&cursor=${body.next_page}`;
  const { body: expected } = await call(first, next);
  await first.close();
  const second = createMock({ db });
  expect((await call(second, next)).body).toEqual(expected);
  await second.close();
});

test("a reset is kept as well", async () => {
  const db = someFile();
  const first = createMock({ db });
  await create(first, subscription(1));
  first.reset();
  await first.close();
  const second = createMock({ db });
  expect(await listed(second)).toHaveLength(14);
  await second.close();
});

test("a file that another process has open is refused, and can be used once that has closed it", async () => {
  const db = someFile();
  const mock = createMock({ db });
  const index = new URL("../../src/index.ts", import.meta.url).href;
  const open = `import(${JSON.stringify(index)}).then(({ createMock }) => createMock({ db: process.argv[1] }).close())`;
  const inAnotherProcess = () => execFileSync(process.execPath, ["-e", open, db], { stdio: "pipe" });
  expect(inAnotherProcess).toThrow(
    `${db} cannot be used: another process has it open. Close that process, or choose another`,
  );
  expect(mock.orders.list().items).not.toHaveLength(0);
  await mock.close();
  expect(inAnotherProcess).not.toThrow();
});

test("a file that is no database is refused, and left as it is", () => {
  const db = someFile();
  const text = "Minutes of the meeting\n".repeat(500);
  writeFileSync(db, text);
  expect(() => createMock({ db })).toThrow(
    `${db} cannot be used: it is not a database of this mock. Choose another file.`,
  );
  expect(readFileSync(db, "utf8")).toBe(text);
});

test("a database that is somebody else's is refused, and left as it is", () => {
  const db = someFile();
  const other = new DatabaseSync(db);
  other.exec("CREATE TABLE invoice (number INTEGER); INSERT INTO invoice VALUES (1)");
  other.close();
  const bytes = readFileSync(db);
  expect(() => createMock({ db })).toThrow(
    `${db} cannot be used: it is not a database of this mock. Choose another file.`,
  );
  expect(readFileSync(db)).toEqual(bytes);
});

test("a folder that does not exist is refused", () => {
  const db = join(temporaryFolder(), "nowhere", "orders.sqlite");
  expect(() => createMock({ db })).toThrow(`${db} cannot be used: its folder does not exist or is not writable.`);
});
