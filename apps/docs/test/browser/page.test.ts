import { describe, expect, test } from "vitest";
import { executablePath } from "../../../../test/support/browser.ts";
import { hydrate, visits } from "../support/visit.ts";

const curl = "curl http://127.0.0.1:4010/meter-orders/prdo_lk4m8qtnwg1vy62q7gbniclw";
const phone = { width: 390, height: 844 };

describe.skipIf(!executablePath).each(["/", "/energy/meter-orders/"])("the site at %s", (path) => {
  const visit = visits(path);
  const clipboard = () => visit.page.evaluate(() => navigator.clipboard.readText());

  test("opens on an introduction with a first request to copy", async () => {
    await visit.page.goto(visit.at(""));
    expect(await visit.page.title()).toBe("Smart Meter Orders API");
    const copy = visit.page.locator("main").getByRole("button", { name: /^Copy/ }).first();
    await copy.click();
    await copy.filter({ hasText: /^Copied$/ }).waitFor();
    await expect.poll(clipboard).toContain(curl);
  });

  test("copies a sample of Redoc", async () => {
    const { page } = visit;
    await page.goto(visit.at("operations/retrieveMeterOrder/"));
    await hydrate(page);
    const block = page.locator('[data-component-name="CodeBlock/CodeBlock"]').first();
    await block.hover();
    await block.getByTestId("copy-button").first().click();
    await expect.poll(clipboard).toContain("curl http://127.0.0.1:4010");
  });

  test("requests nothing from other hosts, however long a reader stays", async () => {
    const page = await visit.as({ viewport: { width: 1440, height: 900 } });
    await page.clock.install();
    for (const below of ["operations/listMeterOrders/", "schemas/MeterOrder/"]) {
      await page.goto(visit.at(below));
      await page.locator(".reference").hover();
      await page.clock.runFor(5_000);
      await page.locator(".live").waitFor();
      await page.clock.fastForward("10:00");
      await page.keyboard.press("/");
      await page.getByRole("dialog").waitFor();
      await page.clock.fastForward("10:00");
    }
    await page.goto("about:blank");
  });

  test("leads from the menu to an operation, which survives a reload", async () => {
    const { page } = visit;
    await page.goto(visit.at(""));
    await page.getByRole("navigation", { name: "Pages" }).getByText("Retrieve a smart meter order").click();
    await page.waitForURL(visit.at("operations/retrieveMeterOrder/"));
    await page.reload();
    expect(await page.title()).toBe("Retrieve a smart meter order · Smart Meter Orders API");
    expect(await page.getByText("prdo_lk4m8qtnwg1vy62q7gbniclw").count()).toBeGreaterThan(0);
  });

  test("remembers the dark mode", async () => {
    const page = await visit.as({ colorScheme: "light" });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const button = page.getByRole("button", { name: "Dark mode" });
    await page.goto(visit.at(""));
    const light = await background();
    expect(await button.getAttribute("aria-pressed")).toBe("false");
    await button.click();
    expect(await background()).not.toBe(light);
    await page.goto(visit.at("operations/createToken/"));
    expect(await button.getAttribute("aria-pressed")).toBe("true");
    expect(await background()).not.toBe(light);
    await button.click();
    expect(await background()).toBe(light);
  });

  test("follows the color scheme of the system", async () => {
    const page = await visit.as({ colorScheme: "dark" });
    await page.goto(visit.at(""));
    expect(await page.getByRole("button", { name: "Dark mode" }).getAttribute("aria-pressed")).toBe("true");
  });

  test("offers the OpenAPI description as a download", async () => {
    const { page } = visit;
    await page.goto(visit.at("downloads/"));
    for (const format of ["yaml", "json"]) {
      const link = page.getByRole("link", { name: `openapi.${format}`, exact: true });
      const response = await page.request.get(new URL((await link.getAttribute("href")) ?? "", page.url()).href);
      expect(response.status()).toBe(200);
      expect(await response.text()).toContain("retrieveMeterOrder");
    }
  });

  test("opens its menu on a phone without JavaScript", async () => {
    const page = await visit.as({ javaScriptEnabled: false, viewport: phone });
    await page.goto(visit.at("guides/quickstart/"));
    const link = page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Creating orders" });
    expect(await link.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Menu" }).click();
    await link.click();
    expect(page.url()).toBe(visit.at("guides/creating-orders/"));
  });

  test("prints a page without menu and buttons", async () => {
    const page = await visit.as({ viewport: { width: 1440, height: 900 } });
    await page.goto(visit.at("guides/quickstart/"));
    const around = ["#menu", "header.top", ".on-this-page", ".neighbors", ".copy"].map((name) => page.locator(name));
    for (const part of around) expect(await part.first().isVisible()).toBe(true);
    await page.emulateMedia({ media: "print" });
    for (const part of around) expect(await part.first().isVisible()).toBe(false);
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
  });
});
