import type { Page } from "playwright-core";
import { blockedUntilQuiet } from "./in-page.ts";

/** A page that has done nothing for so long is taken to be done. */
export const QUIET_MS = 1_000;

/** Waits until a page is done. Returns how many milliseconds its long tasks took over 50 ms each. */
export async function untilIdle(page: Page): Promise<number> {
  await page.waitForLoadState("networkidle");
  return await page.evaluate(blockedUntilQuiet, QUIET_MS);
}
