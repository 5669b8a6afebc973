import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { sharedBrowser } from "../../../../test/support/browser.ts";
import { createMock, type Mock } from "../../src/index.ts";

/** A fresh mock for each test of a block, and its page in a browser. */
export class PageSession {
  page!: Page;
  mock!: Mock;
  /** Where the mock listens. */
  url = "";
  #browser!: Browser;
  #context: BrowserContext | undefined;
  /** What the page asked other hosts for, or complained about. */
  #faults: string[] = [];

  constructor() {
    beforeAll(async () => {
      this.#browser = await sharedBrowser();
    });
    afterAll(() => this.#browser.close());
    beforeEach(async () => {
      this.mock = createMock({ shared: false, clock: "frozen", now: "2024-03-14T12:00:00Z" });
      this.url = await this.mock.listen();
      await this.openBrowser({});
    });
    afterEach(async () => {
      await this.#context?.close();
      await this.mock.close();
      expect(this.#faults).toEqual([]);
    });
  }

  /** Goes on in another browser, such as one with a narrow screen. */
  async openBrowser(options: BrowserContextOptions): Promise<void> {
    await this.#context?.close();
    this.#faults = [];
    const context = await this.#browser.newContext(options);
    context.on("request", (request) => this.#judge(request.url()));
    // Violations of the security policy are among them.
    context.on("console", (message) => this.#faults.push(message.text()));
    context.on("weberror", (error) => this.#faults.push(String(error.error())));
    await addChecks(context);
    this.page = await context.newPage();
    this.#context = context;
  }

  /** Opens the page of the mock. */
  async open(query = ""): Promise<void> {
    await this.page.goto(`${this.url}/__mock/${query}`);
  }

  #judge(url: string): void {
    if (!url.startsWith(`${this.url}/__mock/`) && !url.startsWith("data:")) this.#faults.push(url);
  }
}

const SCRIPT = fileURLToPath(new URL("page-checks.js", import.meta.url));

/** Puts the checks into every page of a context, where the page's security policy does not reach. */
async function addChecks(context: BrowserContext): Promise<void> {
  await context.addInitScript({ path: SCRIPT });
}

/** Texts that stand out too little from what is behind them. */
export function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate("checks.faintTexts()");
}

/** What is wrong with the structure of the page, for those who do not see it. */
export function structuralFaults(page: Page): Promise<string[]> {
  return page.evaluate("checks.structuralFaults()");
}

/** Expects that what has the focus shows it. */
export async function expectFocusShown(page: Page): Promise<void> {
  expect(await page.evaluate("checks.focusOutline()")).toBe("2px solid");
}

/** What has the focus. */
export function focused(page: Page): Locator {
  return page.locator(":focus");
}

/** Goes on with the Tab key until something has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press("Tab");
    if ((await target.and(focused(page)).count()) === 1) return;
  }
  throw new Error(`The Tab key does not lead to ${target}.`);
}

/** Presses something with the keyboard alone, and waits for the page that comes of it. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}
