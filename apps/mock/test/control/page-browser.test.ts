import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, test } from "vitest";
import { executablePath } from "../../../../test/support/browser.ts";
import { EXAMPLE_ORDERS } from "../support/bundle.ts";
import {
  expectFocusShown,
  faintTexts,
  focused,
  PageSession,
  press,
  structuralFaults,
  tabTo,
} from "../support/page-session.ts";

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
    const table = session.page.getByRole("table", { name: "Newest order first. All times are UTC." });
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

describe.skipIf(!executablePath)("the page by keyboard alone", () => {
  const session = new PageSession();
  const button = (name: string) => session.page.getByRole("button", { name, exact: true });

  test("an order is advanced, held, released and cancelled", async () => {
    const { page, mock } = session;
    const { orders } = mock.world("demo");
    await session.open();
    const row = page.getByRole("row").filter({ hasText: ORDER });
    for (const [action, expected] of [
      ["Advance", "ordered"],
      ["Hold", "blocked"],
      ["Release", "ordered"],
      ["Cancel", "cancelled"],
    ] as const) {
      await press(page, button(`${action} ${ORDER}`));
      expect(orders.get(ORDER)?.status).toBe(expected);
      expect(await row.locator(".status").textContent()).toBe(expected);
      expect(new URL(page.url()).hash).toBe(`#${ORDER}`);
    }
    expect(await row.getByRole("button").count()).toBe(0);
  });

  test("after a button was pressed, the Tab key goes on at the same order", async () => {
    const { page, mock } = session;
    mock.world("demo");
    await session.open();
    await press(page, button(`Advance ${ORDER}`));
    await page.keyboard.press("Tab");
    expect(await focused(page).getAttribute("aria-label")).toBe(`Advance ${ORDER}`);
  });

  test("time passes, stands still and goes on", async () => {
    const { page, mock } = session;
    const { clock } = mock.world("demo");
    await session.open();
    for (const time of ["1 hour", "1 day", "1 week", "8 weeks"])
      await press(page, button(`${time}, advance the clock`));
    expect(new Date(clock.now()).toISOString()).toBe("2024-05-17T13:00:00.000Z");
    expect(await page.locator("#clock time").getAttribute("datetime")).toBe("2024-05-17T13:00:00.000Z");
    await press(page, button("Real time, starting from the actual time"));
    expect(clock.pace).toBe("real");
    await press(page, button("Freeze the clock"));
    expect(clock.pace).toBe("frozen");
    expect(await button("Freeze the clock").count()).toBe(0);
  });

  test("a fault is added, mended and removed", async () => {
    const { page, mock } = session;
    const { faults } = mock.world("demo");
    const field = page.getByLabel("New fault");
    // The Tab key selects all that is in the field, so typing replaces it.
    const enter = async (text: string) => {
      await tabTo(page, field);
      await page.keyboard.type(text);
      await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    };
    await session.open();
    await enter("status=418");
    expect(await page.getByRole("alert").textContent()).toMatch(/^status must be one of .*, not "418"\.$/);
    expect(await field.inputValue()).toBe("status=418");
    await enter("status=429 times=2");
    expect(faults.list()).toMatchObject([{ status: 429, times: 2 }]);
    expect(await page.getByRole("alert").count()).toBe(0);
    await press(page, button("Remove fault status=429 times=2"));
    expect(faults.list()).toEqual([]);
  });

  test("another world is chosen, and reset", async () => {
    const { page, mock } = session;
    for (const token of ["first", "second"]) mock.world(token).orders.addMany(1);
    await session.open();
    expect(await page.title()).toMatch(/^second /);
    await tabTo(page, page.getByLabel("World", { exact: true }));
    await page.keyboard.press("ArrowDown");
    await press(page, button("Show"));
    expect(await page.title()).toMatch(/^first /);
    await press(page, button("Reset world first"));
    expect(await page.title()).toMatch(/^first /);
    expect([mock.world("first").orders.count, mock.world("second").orders.count]).toEqual([
      EXAMPLE_ORDERS,
      EXAMPLE_ORDERS + 1,
    ]);
  });

  test("older orders are a link away, and pressing a button there leads back there", async () => {
    const { page, mock } = session;
    const { orders } = mock.world("demo");
    orders.addMany(20);
    const { items } = orders.list({ limit: "100" });
    const { id = "" } = items.findLast((order) => order.status === "waiting") ?? {};
    await session.open();
    await press(page, page.getByRole("link", { name: "Older orders" }));
    await press(page, button(`Advance ${id}`));
    expect(await page.getByRole("link", { name: "Newest orders" }).count()).toBe(1);
    expect(orders.get(id)?.status).toBe("ordered");
  });

  test("the first stop is a link over the header", async () => {
    const { page, mock } = session;
    mock.world("demo");
    await session.open();
    await page.keyboard.press("Tab");
    await expectFocusShown(page);
    expect(await focused(page).textContent()).toBe("Skip to content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await focused(page).textContent()).toBe("1 hour");
    await expectFocusShown(page);
  });
});
