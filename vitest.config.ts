import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// scripts/test.ts names the folder in which the tests record what they ask the mock.
const recording = process.env.RECORD_TRAFFIC !== undefined && {
  setupFiles: ["apps/mock/test/recorded-traffic.ts"],
  // For the tests of other workspaces, too: only the source can be listened to, not the bundle.
  alias: [
    { find: /^@meter-orders\/mock$/, replacement: fileURLToPath(new URL("apps/mock/src/index.ts", import.meta.url)) },
  ],
};

export default defineConfig({
  test: {
    // Only a bound on what hangs: some tests start processes and browsers, on machines of any speed.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    include: ["{openapi,packages/*,apps/*}/test/**/*.test.ts"],
    ...recording,
  },
});
