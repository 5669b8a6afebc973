import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { sharedBrowser } from "../../../../test/support/browser.ts";
import { createMock, type Mock } from "../../src/index.ts";
import { addChecks } from "./control-page-checks.ts";

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
