import { describe, expect, test } from "vitest";
import { executablePath } from "../../../../test/support/browser.ts";
import { expectFocusShown, focused, press, tabTo } from "../support/control-page-checks.ts";
import { PageSession } from "../support/control-page-session.ts";

const ORDER = "prdo_nka6c5xkrlvbpgnkczshdj12";

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
    expect([mock.world("first").orders.count, mock.world("second").orders.count]).toEqual([14, 15]);
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
