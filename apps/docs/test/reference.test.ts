import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { executablePath } from "../../../test/support/browser.ts";
import { visits } from "./visit.ts";

/** How far below the top of the window an element is. */
const top = (page: Page, id: string) =>
  page.evaluate((id) => document.getElementById(id)?.getBoundingClientRect().top, id);

describe.skipIf(!executablePath)("the reference", () => {
  // Below a path, which is the harder case; test/site.test.ts has both.
  const visit = visits("/energy/meter-orders/");
  const live = () => visit.page.locator(".live:visible").waitFor();
  const answer = () => visit.page.locator(".reference").getByText("NOT_FOUND").first().waitFor({ timeout: 10_000 });

  test("answers a click that is the very first touch", async () => {
    const { page } = visit;
    await page.goto(visit.at("operations/retrieveMeterOrder/"));
    expect(await page.locator(".reference").getByText("NOT_FOUND").count()).toBe(0);
    // A click without the pointer's way there, as a finger's.
    await page.getByRole("tab", { name: "404" }).dispatchEvent("pointerdown");
    await page.getByRole("tab", { name: "404" }).dispatchEvent("click");
    await answer();
    expect(await page.getByRole("tab", { name: "404" }).getAttribute("aria-selected")).toBe("true");
  });

  test("answers a finger's first tap", async () => {
    const page = await visit.as({ hasTouch: true, viewport: { width: 390, height: 844 } });
    await page.goto(visit.at("operations/retrieveMeterOrder/"));
    await page.getByRole("tab", { name: "404" }).tap();
    await answer();
  });

  test("keeps the focus of a reader with a keyboard when it becomes live, and goes on from there", async () => {
    const { page } = visit;
    await page.goto(visit.at("operations/retrieveMeterOrder/"));
    await page.getByRole("tab", { name: "200" }).focus();
    await live();
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
    await live();
    await expect.poll(focused).toBe("link to object");
  });

  test.each(["operations/retrieveMeterOrder/", "operations/createToken/", "schemas/MeterOrderList/"])(
    "/%s shows the same before and after the first touch",
    async (below) => {
      const { page } = visit;
      await page.goto(visit.at(below));
      const lines = async () =>
        (await page.locator(".reference").allInnerTexts())
          .join()
          .split(/[\n\t#]+/)
          .filter(Boolean);
      const before = await lines();
      await page.locator(".reference").dispatchEvent("pointerover");
      await live();
      expect(await lines()).toEqual(before);
    },
  );

  test("stays where the reader has scrolled to", async () => {
    const { page } = visit;
    await page.goto(visit.at("operations/retrieveMeterOrder/"));
    await page.evaluate(() => scrollTo(0, 1500));
    await page.mouse.move(700, 400);
    await live();
    // Redoc scrolls once more a moment later.
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => scrollY)).toBe(1500);
  });

  test("shows its sample in TypeScript to whoever chooses it", async () => {
    const { page } = visit;
    await page.goto(visit.at("operations/retrieveMeterOrder/"));
    await page.locator(".reference").hover();
    await live();
    await page.locator(".reference").getByRole("button", { name: "curl" }).click();
    await page.getByRole("menuitem", { name: "TypeScript" }).click();
    await page.locator(".reference pre").getByText("@meter-orders/client").first().waitFor();
  });

  test("copies its sample", async () => {
    const { page } = visit;
    await page.goto(visit.at("operations/retrieveMeterOrder/"));
    await page.locator(".reference").hover();
    await live();
    const block = page.locator('[data-component-name="CodeBlock/CodeBlock"]').first();
    await block.hover();
    await block.getByTestId("copy-button").first().click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain("curl http://127.0.0.1:4010");
  });

  test("can be linked to by its fields, before and after the first touch", async () => {
    const { page } = visit;
    await page.goto(visit.at("operations/retrieveMeterOrder/#response.status"));
    const inView = () => expect.poll(() => top(page, "response.status").then((y = 0) => y > 56 && y < 300)).toBe(true);
    await inView();
    await page.locator('[id="response.status"]').hover();
    await live();
    await inView();
    await page.evaluate(() => scrollTo(0, 0));
    await page.evaluate(() => location.assign("#response.customer"));
    await expect.poll(() => top(page, "response.customer")).toBeLessThan(300);
  });
});
