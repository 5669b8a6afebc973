/** A process that updates one part of `npm run dev`: once at the start, and again after every change. */
import { errorLocation, hotReload } from "./hot-reload.ts";

const updates: Record<string, (changed: string[]) => Promise<unknown>> = {
  async types() {
    hotReload();
    await import("../../packages/client/generate/main.ts");
  },
  mock: async (changed) => (await import("./mock.ts")).update(changed),
  docs: async (changed) => (await import("./docs.ts")).update(changed),
};
const update = updates[process.argv[2] ?? ""];

process.on("message", async (changed: string[]) => {
  try {
    await update?.(changed);
    process.send?.("");
  } catch (error) {
    process.send?.(errorLocation(error as Error));
  }
});
// Ctrl-C reaches every process. This one ends, and cleans up, when its parent does.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
process.on("disconnect", () => process.exit());
