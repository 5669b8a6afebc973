import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { executablePath } from "../../../test/support/browser.ts";
import { hydrate, visits } from "./support/visit.ts";

interface Stop {
  /** The position of the element among all targets. */
  index: number;
  name: string;
  /** Whether it has a focus outline. */
  visible: boolean;
}

const targets = "a[href], button, summary, input, [tabindex='0']";

/** The elements that the Tab key reaches, from the top of the page. */
async function tabStops(page: Page): Promise<Stop[]> {
  await page.evaluate((targets) => {
    const stops: Stop[] = [];
    Object.assign(globalThis, { stops });
    addEventListener("focusin", ({ target }) => {
      const element = target as Element;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      const visible = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1 && width * height > 0;
      const name = element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 60) ?? "";
      stops.push({ index: [...document.querySelectorAll(targets)].indexOf(element), name, visible });
    });
  }, targets);
  for (;;) {
    for (let press = 0; press < 20; press++) await page.keyboard.press("Tab");
    const stops = await page.evaluate(() => Reflect.get(globalThis, "stops") as Stop[]);
    // After the last element, the first one has the focus again.
    const end = stops.findIndex(({ index }, at) => at > 0 && index === stops[0]?.index);
    if (end > 0) return stops.slice(0, end);
  }
}

/** The elements that a reader with a pointer can use. */
function actions(page: Page): Promise<{ index: number; name: string }[]> {
  return page.evaluate((targets) => {
    const elements = [...document.querySelectorAll<HTMLElement>(targets)].map((element, index) => ({ element, index }));
    return (
      elements
        .filter(({ element }) => element.checkVisibility({ visibilityProperty: true }))
        // Tab reaches only the selected tab of a tab list. Arrow keys reach the others.
        .filter(({ element }) => element.tabIndex >= 0)
        .map(({ element, index }) => ({ index, name: element.getAttribute("aria-label") ?? element.textContent ?? "" }))
    );
  }, targets);
}

describe.skipIf(!executablePath)("the keyboard", () => {
  const visit = visits("/");

  test.each(["guides/quickstart/", "statuses/", "errors/NOT_FOUND/", "schemas/MeterOrder/", "operations/createToken/"])(
    "reaches everything on /%s, with a visible focus",
    async (path) => {
      const { page } = visit;
      await page.goto(visit.at(path));
      if (await page.locator(".reference").count()) await hydrate(page);
      const reached = await tabStops(page);
      expect(reached.slice(0, 3).map(({ name }) => name)).toEqual([
        "Skip to content",
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
