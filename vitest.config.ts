import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Only a bound on what hangs: some tests start processes and browsers, on machines of any speed.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    include: ["{openapi,packages/*,apps/*}/test/**/*.test.ts"],
  },
});
