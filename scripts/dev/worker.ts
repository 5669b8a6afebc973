/** A process that updates one part of `npm run dev`: once at the start, and again after every change. */
import { errorLocation, hotReload } from "./hot-reload.ts";

/** Imported only once: another import would start another server on the same port. */
let server: Promise<{ update(changed: string[]): Promise<unknown> }> | undefined;

const updates: Record<string, (changed: string[]) => Promise<unknown>> = {
  async types() {
    hotReload();
    await import("../../packages/client/generate/main.ts");
  },
  async mock(changed) {
    server ??= import("./mock.ts");
    await (await server).update(changed);
  },
  async docs(changed) {
    server ??= import("./docs.ts");
    await (await server).update(changed);
  },
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
