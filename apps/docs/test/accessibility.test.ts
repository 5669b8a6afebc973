import { describe, expect, test } from "vitest";
import { executablePath } from "../../../test/support/browser.ts";
import { all, axeScript, violations, violationsOnEveryScreen } from "./support/axe.ts";
import { pages } from "./support/dist.ts";
import { hydrate, visits } from "./support/visit.ts";

/** One page of each kind. Only here, the menu is checked, and every rule on a phone: they are alike on all pages. */
const kinds = ["", "guides/quickstart/", "operations/createToken/", "statuses/waiting/", "errors/", "schemas/Token/"];
const exclude = ["#menu"];

describe.skipIf(!executablePath)("every page is accessible, and loads without errors under a subpath", () => {
  const path = "/energy/meter-orders/";
  const visit = visits(path, axeScript);

  test.each(pages)("/%s", async (below) => {
    const { page } = visit;
    await page.goto(visit.at(below));
    expect(new URL(page.url()).pathname).toBe(path + below);
    const options = kinds.includes(below) ? { onPhone: all } : { exclude };
    expect(await violationsOnEveryScreen(page, options)).toEqual({});
  });

  test.each(["operations/listMeterOrders/", "operations/createToken/", "schemas/MeterOrderList/"])(
    "/%s with live Redoc",
    async (path) => {
      await visit.page.goto(visit.at(path));
      await hydrate(visit.page);
      expect(await violationsOnEveryScreen(visit.page, { exclude })).toEqual({});
    },
  );

  test("an error response in live Redoc", async () => {
    const { page } = visit;
    await page.goto(visit.at("operations/retrieveMeterOrder/"));
    await hydrate(page);
    await page.getByRole("tab", { name: "404" }).click();
    await page.locator(".reference").getByText("NOT_FOUND").first().waitFor();
    expect(await violationsOnEveryScreen(page, { exclude })).toEqual({});
  });

  test("the search", async () => {
    const { page } = visit;
    await page.goto(visit.at("guides/glossary/"));
    await page.keyboard.press("/");
    await page.getByRole("dialog").waitFor();
    expect(await violationsOnEveryScreen(page, { onPhone: all })).toEqual({});
    await page.keyboard.type("status");
    await page.getByRole("option").first().waitFor();
    expect(await violationsOnEveryScreen(page, { onPhone: all })).toEqual({});
  });

  test("the menu of a phone", async () => {
    const { page } = visit;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(visit.at("guides/glossary/"));
    await page.getByRole("button", { name: "Menu" }).click();
    expect(await violations(page, all)).toEqual([]);
  });
});
