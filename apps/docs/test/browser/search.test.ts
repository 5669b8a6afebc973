import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { executablePath } from "../../../../test/support/browser.ts";
import { visits } from "../support/visit.ts";

const wanted: [string, RegExp][] = [
  ["blocked_wim", /^statuses\/blocked_wim\/$/],
  ["NOT_FOUND", /^errors\/NOT_FOUND\/$/],
  ["updated_at", /^schemas\/MeterOrder\/#updated_at$/],
  ["filter[status][in]", /^operations\/listMeterOrders\/#query\.filter\[status\]\[in\]$/],
  ["PKCE", /^(guides\/authentication\/|schemas\/AuthorizationCodeGrant\/)/],
  ["Quickstart", /^guides\/quickstart\/$/],
];

describe.skipIf(!executablePath).each(["/", "/energy/meter-orders/"])("the search at %s", (path) => {
  const visit = visits(path);

  /** Searches with the keyboard only. Returns the paths of the results. */
  async function search(page: Page, text: string): Promise<string[]> {
    await page.keyboard.press("/");
    await page.getByRole("dialog", { name: "Search" }).waitFor();
    await page.keyboard.type(text);
    await page.getByRole("option").first().waitFor();
    const urls = await page
      .locator("a[role=option]")
      .evaluateAll((links) => links.map((link) => Reflect.get(link, "href")));
    return urls.map((url) => decodeURIComponent(url.slice(visit.at("").length)));
  }

  test.each(wanted)("finds the page of %s first or second", async (text, target) => {
    await visit.page.goto(visit.at("guides/glossary/"));
    const found = await search(visit.page, text);
    expect(found.slice(0, 2)).toContainEqual(expect.stringMatching(target));
  });

  test("opens the result that the arrow keys select, with Enter", async () => {
    const { page } = visit;
    await page.goto(visit.at("statuses/blocked/"));
    const [first = "", second = ""] = await search(page, "blocked_wim");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => decodeURIComponent(url.href) === visit.at(second));
    await search(page, "blocked_wim");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => decodeURIComponent(url.href) === visit.at(first));
  });

  test("closes with Escape, and returns the focus", async () => {
    const { page } = visit;
    await page.goto(visit.at(""));
    await page.getByRole("button", { name: /^Search/ }).click();
    await page.getByRole("dialog", { name: "Search" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Search" }).waitFor({ state: "hidden" });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("search-button");
  });

  test("shows a message without results", async () => {
    const { page } = visit;
    await page.goto(visit.at(""));
    await page.keyboard.press("/");
    await page.getByRole("dialog", { name: "Search" }).waitFor();
    await page.keyboard.type("xyzzyplugh");
    await page.getByRole("status").getByText("No results").waitFor();
    expect(await page.getByRole("option").count()).toBe(0);
  });
});
