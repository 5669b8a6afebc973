import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

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
