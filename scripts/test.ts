/** Runs every check and every test, or only the tests that the arguments select. Ends with one line of totals. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "./check.ts";

const checks = await check();
const tests = test(process.argv.slice(2));
const [passed, failed] = [checks.passed + tests.passed, checks.failed + tests.failed];
console.log(`${passed} passed, ${failed} failed${tests.skipped ? `, ${tests.skipped} skipped` : ""}`);
process.exitCode = failed === 0 ? 0 : 1;

function test(args: string[]): { passed: number; failed: number; skipped: number } {
  const folder = mkdtempSync(join(tmpdir(), "meter-orders-test-"));
  const report = join(folder, "report.json");
  const options = ["run", "--reporter=default", "--reporter=json", `--outputFile=${report}`, ...args];
  const { status } = spawnSync("vitest", options, { stdio: "inherit", shell: process.platform === "win32" });
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, "utf8"));
    // A file that cannot be loaded fails the run without a failed test.
    const failed = status === 0 ? numFailedTests : Math.max(numFailedTests, 1);
    return { passed: numPassedTests, failed, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
