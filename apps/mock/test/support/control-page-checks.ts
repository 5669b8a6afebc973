import { fileURLToPath } from "node:url";
import type { BrowserContext, Locator, Page } from "playwright-core";
import { expect } from "vitest";

const SCRIPT = fileURLToPath(new URL("control-page-checks.js", import.meta.url));

/** Puts the checks into every page of a context, where the page's security policy does not reach. */
export async function addChecks(context: BrowserContext): Promise<void> {
  await context.addInitScript({ path: SCRIPT });
}

/** Texts that stand out too little from what is behind them. */
export function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate("checks.faintTexts()");
}

/** What is wrong with the structure of the page, for those who do not see it. */
export function structuralFaults(page: Page): Promise<string[]> {
  return page.evaluate("checks.structuralFaults()");
}

/** Expects that what has the focus shows it. */
export async function expectFocusShown(page: Page): Promise<void> {
  expect(await page.evaluate("checks.focusOutline()")).toBe("2px solid");
}

/** What has the focus. */
export function focused(page: Page): Locator {
  return page.locator(":focus");
}

/** Goes on with the Tab key until something has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press("Tab");
    if ((await target.and(focused(page)).count()) === 1) return;
  }
  throw new Error(`The Tab key does not lead to ${target}.`);
}

/** Presses something with the keyboard alone, and waits for the page that comes of it. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}
