import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { executablePath } from "../../../../test/support/browser.ts";
import { hydrate, visits } from "../support/visit.ts";

/** The distance of an element from the top of the viewport. */
const top = (page: Page, id: string) =>
  page.evaluate((id) => document.getElementById(id)?.getBoundingClientRect().top, id);

describe.skipIf(!executablePath)("the reference", () => {
  // A subpath is the harder case. page.test.ts has both.
  const visit = visits("/energy/meter-orders/");
  const live = (page: Page) => page.locator(".live:visible").waitFor();
  const errorShown = (page: Page) => page.locator(".reference").getByText("NOT_FOUND").first().waitFor();

  test("responds to a click that is the first touch", async () => {
    const { page } = visit;
    await page.goto(visit.at("operations/retrieveMeterOrder/"));
    expect(await page.locator(".reference").getByText("NOT_FOUND").count()).toBe(0);
    // A click without pointer movement.
    await page.getByRole("tab", { name: "404" }).dispatchEvent("pointerdown");
    await page.getByRole("tab", { name: "404" }).dispatchEvent("click");
    await errorShown(page);
    expect(await page.getByRole("tab", { name: "404" }).getAttribute("aria-selected")).toBe("true");
  });

  test("responds to a first tap on a touch screen", async () => {
    const page = await visit.as({ hasTouch: true, viewport: { width: 390, height: 844 } });
    await page.goto(visit.at("operations/retrieveMeterOrder/"));
    await page.getByRole("tab", { name: "404" }).tap();
    await errorShown(page);
  });

  test("keeps the keyboard focus when it becomes live", async () => {
    const { page } = visit;
    await page.goto(visit.at("operations/retrieveMeterOrder/"));
    await page.getByRole("tab", { name: "200" }).focus();
    await live(page);
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe("200");
    await page.keyboard.press("ArrowRight");
    await expect.poll(focused).toBe("400");
  });

  test("keeps the focus on a link when it becomes live", async () => {
    const { page } = visit;
    await page.goto(visit.at("schemas/MeterOrder/"));
    await page.locator("main").focus();
    await page.keyboard.press("Tab");
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    expect(await focused()).toBe("link to object");
    await live(page);
    await expect.poll(focused).toBe("link to object");
  });

  test.each(["operations/retrieveMeterOrder/", "operations/createToken/", "schemas/MeterOrderList/"])(
    "/%s looks the same before and after the first touch",
    async (below) => {
      const { page } = visit;
      await page.goto(visit.at(below));
      const lines = async () =>
        (await page.locator(".reference").allInnerTexts())
          .join()
          .split(/[\n\t#]+/)
          .filter(Boolean);
      const before = await lines();
      await hydrate(page);
      expect(await lines()).toEqual(before);
    },
  );

  test("keeps the scroll position", async () => {
    const page = await visit.as({ viewport: { width: 1440, height: 900 } });
    await page.clock.install();
    await page.goto(visit.at("operations/retrieveMeterOrder/"));
    await page.evaluate(() => scrollTo(0, 1500));
    await page.mouse.move(700, 400);
    await live(page);
    // Redoc scrolls again a moment later.
    await page.clock.runFor(500);
    expect(await page.evaluate(() => scrollY)).toBe(1500);
  });

  test("shows the TypeScript sample on request", async () => {
    const { page } = visit;
    await page.goto(visit.at("operations/retrieveMeterOrder/"));
    await page.locator(".reference").hover();
    await live(page);
    await page.locator(".reference").getByRole("button", { name: "curl" }).click();
    await page.getByRole("menuitem", { name: "TypeScript" }).click();
    await page.locator(".reference pre").getByText("@meter-orders/client").first().waitFor();
  });

  test("has anchors for fields, before and after the first touch", async () => {
    const { page } = visit;
    await page.goto(visit.at("operations/retrieveMeterOrder/#response.status"));
    const inView = () => expect.poll(() => top(page, "response.status").then((y = 0) => y > 56 && y < 300)).toBe(true);
    await inView();
    await page.locator('[id="response.status"]').hover();
    await live(page);
    await inView();
    await page.evaluate(() => scrollTo(0, 0));
    await page.evaluate(() => location.assign("#response.customer"));
    await expect.poll(() => top(page, "response.customer")).toBeLessThan(300);
  });
});
