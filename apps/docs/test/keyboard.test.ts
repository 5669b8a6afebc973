import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { executablePath } from "../../../test/support/browser.ts";
import { visits } from "./visit.ts";

interface Stop {
  /** The n-th element of the page that can be acted on, whatever its kind. */
  index: number;
  name: string;
  /** Whether it looks different from how it looks without the focus. */
  visible: boolean;
}

const targets = "a[href], button, summary, input, [tabindex='0']";

/** Everything that the Tab key stops at, from the top of the page. */
async function stops(page: Page): Promise<Stop[]> {
  const found: Stop[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate((targets): Stop | undefined => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      const visible = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1 && width * height > 0;
      const name = element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 60) ?? "";
      return { index: [...document.querySelectorAll(targets)].indexOf(element), name, visible };
    }, targets);
    if (!stop || stop.index === found[0]?.index) return found;
    found.push(stop);
  }
}

/** Everything that a reader with a pointer could act on. */
function actions(page: Page): Promise<{ index: number; name: string }[]> {
  return page.evaluate((targets) => {
    const elements = [...document.querySelectorAll<HTMLElement>(targets)].map((element, index) => ({ element, index }));
    return (
      elements
        .filter(({ element }) => element.checkVisibility({ visibilityProperty: true }))
        // Only the chosen one of some tabs is a stop; the arrow keys lead to the others.
        .filter(({ element }) => element.tabIndex >= 0)
        .map(({ element, index }) => ({ index, name: element.getAttribute("aria-label") ?? element.textContent ?? "" }))
    );
  }, targets);
}

describe.skipIf(!executablePath)("the keyboard", () => {
  const visit = visits("/");

  test.each(["guides/quickstart/", "statuses/", "errors/NOT_FOUND/", "schemas/MeterOrder/", "operations/createToken/"])(
    "reaches everything on /%s, and shows where it is",
    async (path) => {
      const { page } = visit;
      await page.goto(visit.at(path));
      const reference = page.locator(".reference");
      if (await reference.count()) {
        await reference.dispatchEvent("pointerover");
        await page.locator(".live:visible").waitFor();
      }
      const reached = await stops(page);
      expect(reached.slice(0, 3).map(({ name }) => name)).toEqual([
        "Skip to the content",
        "Smart Meter Orders API",
        "Search /",
      ]);
      const indexes = new Set(reached.map(({ index }) => index));
      expect((await actions(page)).filter(({ index }) => !indexes.has(index))).toEqual([]);
      expect(reached.filter(({ visible }) => !visible)).toEqual([]);
    },
  );

  test("stays in view below the bar at the top", async () => {
    const { page } = visit;
    await page.goto(visit.at("guides/quickstart/"));
    await page.locator("footer a").last().focus();
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press("Shift+Tab");
      const [top, bottom] = await page.evaluate(() => {
        const { top, bottom } = document.activeElement?.getBoundingClientRect() ?? new DOMRect();
        return [top, bottom];
      });
      expect(bottom).toBeGreaterThan(56);
      expect(top).toBeLessThan(900);
    }
  });

  test("skips the menu on request", async () => {
    const { page } = visit;
    await page.goto(visit.at("guides/quickstart/"));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => Boolean(document.activeElement?.closest("main")))).toBe(true);
  });
});
