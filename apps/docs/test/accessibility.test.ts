import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { executablePath, launch } from "../../../test/support/browser.ts";
import { all, pageWithAxe, violations, violationsOnEveryScreen } from "./axe.ts";
import { pages } from "./dist.ts";
import { serveSite } from "./site.ts";

/** A page of each kind; the menu is on all pages, and takes longer to look through than most of them. */
const kinds = ["", "guides/quickstart/", "operations/createToken/", "statuses/waiting/", "errors/", "schemas/Token/"];

describe.skipIf(!executablePath)("without a barrier", () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSite>>;
  let page: Page;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), serveSite("/")]);
    page = await pageWithAxe(browser);
  });
  afterAll(() => Promise.all([browser.close(), site.close()]));

  test.each(pages)("/%s is read on a wide screen and a phone, in light and dark colours", async (path) => {
    await page.goto(site.url + path);
    expect(await violationsOnEveryScreen(page, kinds.includes(path) ? [] : ["#menu"])).toEqual({});
  });

  test.each(["operations/listMeterOrders/", "operations/createToken/", "schemas/MeterOrderList/"])(
    "/%s is read once it is live",
    async (path) => {
      await page.goto(site.url + path);
      await page.locator(".reference").dispatchEvent("pointerover");
      await page.locator(".live:visible").waitFor();
      expect(await violationsOnEveryScreen(page, ["#menu"])).toEqual({});
    },
  );

  test("the answer to an error is read", async () => {
    await page.goto(`${site.url}operations/retrieveMeterOrder/`);
    await page.locator(".reference").dispatchEvent("pointerover");
    await page.locator(".live:visible").waitFor();
    await page.getByRole("tab", { name: "404" }).click();
    await page.locator(".reference").getByText("NOT_FOUND").first().waitFor();
    expect(await violationsOnEveryScreen(page, ["#menu"])).toEqual({});
  });

  test("the search is used", async () => {
    await page.goto(`${site.url}guides/glossary/`);
    await page.keyboard.press("/");
    await page.getByRole("dialog").waitFor();
    expect(await violationsOnEveryScreen(page)).toEqual({});
    await page.keyboard.type("status");
    await page.getByRole("option").first().waitFor();
    expect(await violationsOnEveryScreen(page)).toEqual({});
  });

  test("the menu of a phone is used", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${site.url}guides/glossary/`);
    await page.getByRole("button", { name: "Menu" }).click();
    expect(await violations(page, all)).toEqual([]);
  });
});
