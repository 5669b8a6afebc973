/** Every check that reads and changes nothing: formatting, lint, types, and whether what is generated is up to date. */
import { spawnSync } from "node:child_process";

const checks = [
  ["biome", "check", "--error-on-warnings"],
  ["knip", "--no-progress"],
  ["node", "scripts/workflows.ts"],
  ["turbo", "run", "build", "check", "--continue", "--output-logs=errors-only"],
  // These read what was built.
  ["tsc", "--project", "scripts"],
  ["node", "packages/contract-tools/changes/main.ts", "check"],
  ["node", "scripts/licences.ts"],
  // It asks the registry, which is not always there; then it says so.
  ...(process.env.CI
    ? [["pnpm", "--config.fetch-retries=0", "audit", "--audit-level=high", "--ignore-registry-errors"]]
    : []),
];

/** Runs them all, failed ones included, and counts. */
export function check(): { passed: number; failed: number } {
  const passed = checks.filter(([command = "", ...args]) => run(command, args) === 0).length;
  return { passed, failed: checks.length - passed };
}

/** Runs a command of the repo on this terminal, and returns its exit code. */
export function run(command: string, args: readonly string[]): number {
  const { status } = spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" });
  return status ?? 1;
}

if (import.meta.main) process.exitCode = check().failed === 0 ? 0 : 1;
