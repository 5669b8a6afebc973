import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

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
