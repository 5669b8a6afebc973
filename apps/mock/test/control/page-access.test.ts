import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, test } from "vitest";
import { executablePath } from "../../../../test/support/browser.ts";
import { expectFocusShown, faintTexts, press, structuralFaults } from "../support/control-page-checks.ts";
import { PageSession } from "../support/control-page-session.ts";

const ORDER = "prdo_nka6c5xkrlvbpgnkczshdj12";
const LONG = "x".repeat(400);

describe.skipIf(!executablePath)("the page for everybody", () => {
  const session = new PageSession();

  /** Opens the page of a world in which there is something of everything, also of what is too long. */
  async function openFull(options: BrowserContextOptions = {}): Promise<void> {
    await session.openBrowser(options);
    const { mock, url } = session;
    const { id, orders, faults } = mock.world("demo");
    mock.world("other");
    orders.addMany(20);
    orders.add({ status: LONG as "waiting", subscription: LONG });
    orders.hold(ORDER);
    faults.add("status=429 times=3");
    faults.add({ loss: "drop", operation: "listMeterOrders", probability: 0.001, times: 1_000_000 });
    const headers = { authorization: "Bearer demo" };
    await fetch(`${url}/meter-orders?limit=${LONG}`, { headers });
    await fetch(`${url}/meter-orders`, { method: "POST", headers, body: LONG });
    await fetch(`${url}/meter-orders/${ORDER}`, { headers });
    // The cursor is none, so that the page complains.
    await session.open(`?world=${id}&cursor=none`);
  }

  test("no button has the name of another, and everything shows its focus", async () => {
    await openFull();
    const { page } = session;
    const buttons = await page.getByRole("button").all();
    const names = await Promise.all(
      buttons.map(async (button) => (await button.getAttribute("aria-label")) ?? button.textContent()),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(40);
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press("Tab");
      await expectFocusShown(page);
    }
  });

  test.each(["light", "dark"] as const)(
    "all can be read on a %s screen, and the structure is sound",
    async (scheme) => {
      await openFull({ colorScheme: scheme });
      const { page } = session;
      expect(await page.getByRole("alert").count()).toBe(1);
      expect(await faintTexts(page)).toEqual([]);
      expect(await structuralFaults(page)).toEqual([]);
    },
  );

  test("a dark screen has a dark page", async () => {
    await openFull({ colorScheme: "dark" });
    expect(await session.page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(19, 20, 24)");
  });

  test.each([390, 768, 1280])("nothing is wider than a screen of %i pixels", async (width) => {
    await openFull({ viewport: { width, height: 800 } });
    expect(await session.page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    expect(await structuralFaults(session.page)).toEqual([]);
  });

  test("a narrow screen shows a table as blocks, which stays a table to those who do not see it", async () => {
    await openFull({ viewport: { width: 390, height: 800 } });
    const table = session.page.getByRole("table", { name: "Newest first. All times are UTC." });
    const row = table.getByRole("row").filter({ hasText: ORDER });
    expect(await row.getByRole("rowheader").count()).toBe(1);
    expect(await row.getByRole("cell").count()).toBe(3);
  });

  test("a mock without a world says how to begin, and becomes useful with the first call", async () => {
    const { page, mock } = session;
    await session.open();
    expect(await page.getByRole("heading", { level: 2 }).first().textContent()).toBe("No orders yet");
    expect(await structuralFaults(page)).toEqual([]);
    mock.world("demo");
    await press(page, page.getByRole("link", { name: "Refresh" }));
    expect(await page.getByRole("row").filter({ hasText: ORDER }).count()).toBe(1);
  });
});
