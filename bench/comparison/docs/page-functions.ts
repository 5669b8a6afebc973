/** Functions that run in the measured page. Each is sent there alone, so it cannot use anything else of this module. */
import type { Page } from "playwright-core";

/** A page that has been idle for so long is taken to be finished. */
export const QUIET_MS = 1_000;

/** Waits until a page is finished. Returns the time of its long tasks beyond 50 ms each, in milliseconds. */
export async function untilIdle(page: Page): Promise<number> {
  await page.waitForLoadState("networkidle");
  return await page.evaluate(blockedUntilQuiet, QUIET_MS);
}

function blockedUntilQuiet(quietMs: number): Promise<number> {
  return new Promise((resolve) => {
    let blocked = 0;
    let timer = setTimeout(() => resolve(blocked), quietMs);
    new PerformanceObserver((tasks) => {
      for (const { duration } of tasks.getEntries()) blocked += duration - 50;
      clearTimeout(timer);
      timer = setTimeout(() => resolve(blocked), quietMs);
    }).observe({ type: "longtask", buffered: true });
  });
}

export function firstContentfulPaint(): number {
  return performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN;
}

export interface ResponseTabOptions {
  /** The heading of the operation. */
  heading: string;
  /** The status code of the response to show. */
  status: string;
  /** Whether time counts from the first interaction instead of from the start of the load. */
  fromInteraction: boolean;
  timeoutMs: number;
}

/**
 * Clicks the tab of a response in every frame until the page shows that response. Returns the time since the start of
 * the load or the first interaction, in milliseconds; NaN after the timeout.
 */
export function untilResponseTab(options: ResponseTabOptions): Promise<number> {
  const { heading, status, fromInteraction, timeoutMs } = options;
  return new Promise((resolve) => {
    let start = fromInteraction ? Number.NaN : 0;
    const interact = ({ timeStamp }: Event) => {
      if (Number.isNaN(start)) start = timeStamp;
    };
    for (const type of ["pointermove", "pointerdown"]) {
      addEventListener(type, interact, { capture: true, passive: true });
    }
    const find = (selector: string, text: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.textContent.includes(text));
    const end = performance.now() + timeoutMs;
    const frame = () => {
      const tab = find("h1, h2, h3", heading) && find("[role=tab]", status);
      if (tab?.ariaSelected === "true") return resolve(performance.now() - start);
      if (performance.now() > end) return resolve(Number.NaN);
      if (!Number.isNaN(start)) tab?.click();
      requestAnimationFrame(frame);
    };
    frame();
  });
}

/** The text of the page, including collapsed parts. */
export function textOfPage(): string {
  const body = document.body.cloneNode(true) as HTMLElement;
  for (const element of body.querySelectorAll("script, style, template")) element.remove();
  return body.textContent;
}
