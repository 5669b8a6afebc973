/** A process that does one part of `npm run dev`: once to begin with, and again whenever it is told what has changed. */
import { located } from "./located.ts";

const part = import(`./${process.argv[2]}.ts`);

process.on("message", async (changed: string[]) => {
  try {
    await (await part).update(changed);
    process.send?.("");
  } catch (error) {
    process.send?.(located(error as Error));
  }
});
// Ctrl-C reaches every process; this one ends, and cleans up, when the one that started it does.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
process.on("disconnect", () => process.exit());
