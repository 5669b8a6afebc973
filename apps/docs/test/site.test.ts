import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { executablePath, launch } from "../../../scripts/browser.ts";
import { serveSite } from "./site.ts";

const curl = "curl http://127.0.0.1:4010/meter-orders/prdo_lk4m8qtnwg1vy62q7gbniclw";

describe.skipIf(!executablePath).each(["/", "/energy/meter-orders/"])("the site at %s", (path) => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let site: Awaited<ReturnType<typeof serveSite>>;
  /** What the page asked other hosts for, complained about, or did not find. */
  let faults: string[];

  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), serveSite(path)]);
  });

  afterAll(async () => {
    await Promise.all([browser.close(), site.close()]);
  });

  beforeEach(async () => {
    faults = [];
    context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
    context.on("request", (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(site.url)) faults.push(request.url());
    });
    context.on("response", (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
    });
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) faults.push(message.text());
    });
    context.on("weberror", (error) => faults.push(String(error.error())));
    page = await context.newPage();
    await page.clock.install();
    await page.goto(site.url);
    await page.getByRole("button", { name: "Copy code" }).first().waitFor();
  });

  afterEach(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });

  test("opens on an introduction with a first call to copy", async () => {
    expect(await page.title()).toBe("Smart Meter Orders API");
    await page.getByRole("button", { name: "Copy code" }).first().click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(curl);
  });

  test("asks no other host for anything, however long it stays open", async () => {
    await page.clock.fastForward("10:00");
    await page.getByRole("link", { name: "Authentication" }).first().click();
    await page.clock.fastForward("10:00");
    await page.goto("about:blank");
    expect(faults).toEqual([]);
  });

  test("leads from the menu to an operation, and back there after a reload", async () => {
    await page.getByRole("link", { name: "Smart Meter Orders", exact: true }).click();
    await page.getByRole("link", { name: /^Retrieve a smart meter order/ }).click();
    await page.reload();
    await page.getByRole("heading", { name: "Retrieve a smart meter order" }).waitFor();
    await expect.poll(() => page.title()).toBe("Retrieve a smart meter order · Smart Meter Orders API");
    expect(await page.getByText("prdo_lk4m8qtnwg1vy62q7gbniclw").count()).toBeGreaterThan(0);
  });

  test("says what each status means", async () => {
    await page.goto(`${site.url}#/types/meterorderstatus`);
    await page.reload();
    const row = page.getByRole("row", { name: /^blocked_wim/ }).first();
    expect(await row.textContent()).toContain("until the network operator confirms");
  });

  test("lets the description be downloaded", async () => {
    for (const format of ["yaml", "json"]) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByText(`openapi.${format}`).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`openapi.${format}`);
    }
  });

  test("finds an operation by search", async () => {
    await page.getByText("Search").first().click();
    await page.keyboard.type("list smart meter");
    await page.clock.fastForward(5_000);
    await page.getByText("List smart meter orders").last().waitFor();
  });
});
