/** What runs in the page that is measured. Each function is sent there alone, so that it cannot use anything from here. */

/** Waits until no task has held the page for so long, and returns how many milliseconds the page was held altogether. */
export function blockedUntilQuiet(quietMs: number): Promise<number> {
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

/** What to wait for in a page. */
export interface Expectation {
  /** The heading of the operation, and the status of the response that is to be shown. */
  heading: string;
  status: string;
  /** Whether time counts from the first touch, and not from the start of the load. */
  touched: boolean;
  patienceMs: number;
}

/**
 * Clicks a response's tab in every frame until the page shows that response; returns how many milliseconds that was
 * after the first touch, or after the start of the load. Not a number when it takes too long.
 */
export function untilResponse({ heading, status, touched, patienceMs }: Expectation): Promise<number> {
  return new Promise((resolve) => {
    let start = touched ? Number.NaN : 0;
    const touch = ({ timeStamp }: Event) => {
      if (Number.isNaN(start)) start = timeStamp;
    };
    for (const type of ["pointermove", "pointerdown"]) addEventListener(type, touch, { capture: true, passive: true });
    const find = (selector: string, text: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.textContent.includes(text));
    const patience = performance.now() + patienceMs;
    const frame = () => {
      const tab = find("h1, h2, h3", heading) && find("[role=tab]", status);
      if (tab?.ariaSelected === "true") return resolve(performance.now() - start);
      if (performance.now() > patience) return resolve(Number.NaN);
      if (!Number.isNaN(start)) tab?.click();
      requestAnimationFrame(frame);
    };
    frame();
  });
}

/** The text of the page, with what is folded away, without what is no text. */
export function text(): string {
  const body = document.body.cloneNode(true) as HTMLElement;
  for (const element of body.querySelectorAll("script, style, template")) element.remove();
  return body.textContent;
}
