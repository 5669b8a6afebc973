import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const tests = "{openapi,packages/*,apps/*}/test/**/*.test.ts";
const docs = "apps/docs/test/**/*.test.ts";

export default defineConfig({
  test: {
    // Only a bound on what hangs: some tests start processes and browsers, on machines of any speed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    globalSetup: "test/support/browser.ts",
    // Many tests wait for timers and processes. By default, a machine with two cores runs one file at a time.
    maxWorkers: availableParallelism() + 1,
    projects: [
      // These files leave no globals behind, so they can share workers, and load the sources once.
      { extends: true, test: { name: "shared", include: [tests], exclude: [docs], isolate: false } },
      // React and Redoc patch globals.
      { extends: true, test: { name: "docs", include: [docs] } },
    ],
  },
});
