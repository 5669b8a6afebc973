import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { EXAMPLE_ORDERS } from "../support/bundle.ts";
import { call, create, createToken, listed, subscription } from "../support/calls.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const FOREIGN = "it is not a database of this mock. Choose another file.";
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
  expect(await listed(second)).toHaveLength(EXAMPLE_ORDERS);
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

/** Writes a file with SQLite. */
function writeDatabase(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

test.each([
  ["that is no database", (file: string) => writeFileSync(file, "Minutes of the meeting\n".repeat(500)), FOREIGN],
  ["of another program", (file: string) => writeDatabase(file, "CREATE TABLE invoice (number INTEGER)"), FOREIGN],
  [
    "of an earlier version of the mock",
    (file: string) =>
      writeDatabase(file, "CREATE TABLE world (id); CREATE TABLE meter_order (id); PRAGMA user_version = 1"),
    "another version of the mock wrote it. Delete it, or choose another file.",
  ],
])("a file %s is rejected with a remedy, and stays as it is", (_, write, reason) => {
  const db = someFile();
  write(db);
  const bytes = readFileSync(db);
  expect(() => createMock({ db })).toThrow(`${db} cannot be used: ${reason}`);
  expect(readFileSync(db)).toEqual(bytes);
});

test("a folder that does not exist is refused", () => {
  const db = join(temporaryFolder(), "nowhere", "orders.sqlite");
  expect(() => createMock({ db })).toThrow(`${db} cannot be used: its folder does not exist or is not writable.`);
});

const SCRIPT = fileURLToPath(new URL("../support/create-orders.ts", import.meta.url));

/** How many times a process is killed; each goes on in the file of the one before. */
const KILLS = 6;

/** Creates orders in a process that is killed once so many were acknowledged. Gives the lines that it printed. */
async function createUntilKilled(file: string, run: number, acknowledged: number): Promise<string[]> {
  const child = spawn(process.execPath, [SCRIPT, file, String(run)], { stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  let failed = "";
  child.stdout.on("data", (chunk) => {
    printed += chunk;
    if (printed.split("\n").length > acknowledged) child.kill("SIGKILL");
  });
  child.stderr.on("data", (chunk) => {
    failed += chunk;
  });
  const [, signal] = await once(child, "close");
  expect({ signal, failed }).toEqual({ signal: "SIGKILL", failed: "" });
  // The last line may have been cut off.
  return printed.split("\n").slice(0, -1);
}

test("a process that is killed in the middle of writes loses no order that it acknowledged", async () => {
  const file = join(temporaryFolder(), "orders.sqlite");
  const ids: string[] = [];
  for (let run = 0; run < KILLS; run++) {
    // At moments that are far apart: just after the start, and after hundreds of writes.
    const lines = await createUntilKilled(file, run, Math.ceil(Math.random() * 3 ** run));
    expect(lines.filter((line) => !line.startsWith("200 prdo_"))).toEqual([]);
    ids.push(...lines.map((line) => line.slice("200 ".length)));
  }
  expect(ids.length).toBeGreaterThanOrEqual(KILLS);
  expect(new Set(ids).size).toBe(ids.length);

  const mock = createMock({ db: file });
  expect(ids.filter((id) => mock.orders.get(id) === undefined)).toEqual([]);
  for (const id of ids) expect(mock.orders.history(id)).toHaveLength(1);
  await mock.close();

  const database = new DatabaseSync(file);
  expect(database.prepare("PRAGMA integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
  database.close();
});
