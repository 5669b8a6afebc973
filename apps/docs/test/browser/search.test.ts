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
  ["pagination", /^guides\/(lists-and-filters|glossary)\/#pagination$/],
  ["base URL", /#base-url/],
  ["rate limit", /#(rate-limit|backoff)$/],
  ["response", /response/],
  ["API version", /#(request-an-)?api-version$/],
];

describe.skipIf(!executablePath).each(["/", "/energy/meter-orders/"])("the search at %s", (path) => {
  const visit = visits(path);

  /** Searches with the keyboard only. */
  async function search(page: Page, text: string): Promise<void> {
    await page.keyboard.press("/");
    await page.getByRole("dialog", { name: "Search" }).waitFor();
    await page.keyboard.type(text);
    await page.getByRole("option").first().waitFor();
  }

  /** The paths of the results. */
  async function results(page: Page): Promise<string[]> {
    const links = page.locator("a[role=option]");
    const urls = await links.evaluateAll((links) => links.map((link) => Reflect.get(link, "href")));
    return urls.map((url) => decodeURIComponent(url.slice(visit.at("").length)));
  }

  test("finds fields, errors, and terms first or second", async () => {
    const { page } = visit;
    await page.goto(visit.at("guides/glossary/"));
    for (const [text, target] of wanted) {
      await search(page, text);
      const firstTwo = async () => (await results(page)).slice(0, 2);
      await expect.poll(firstTwo, { message: text }).toContainEqual(expect.stringMatching(target));
      await page.keyboard.press("Escape");
    }
  });

  test("opens the result that the arrow keys select, with Enter", async () => {
    const { page } = visit;
    await page.goto(visit.at("statuses/blocked/"));
    await search(page, "blocked_wim");
    const [first = "", second = ""] = await results(page);
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
