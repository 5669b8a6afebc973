/** Finds what breaks WCAG 2.2 at level AA, as far as a program can. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const all = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } as const;

/** The rules that colours make a difference to. */
export const colours = { type: "rule", values: ["color-contrast", "link-in-text-block"] } as const;

/** A page that brings axe along. The site's policy forbids what axe injects, so in this page there is no policy. */
export async function pageWithAxe(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: "reduce", colorScheme: "light" });
  await context.addInitScript(source);
  return context.newPage();
}

/** What breaks which rule, and where. */
export async function violations(page: Page, rules: typeof all | typeof colours, exclude: string[] = []) {
  const { violations } = await page.evaluate(
    ([rules, exclude]) => {
      const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
      const runOnly = { type: rules.type, values: [...rules.values] };
      return axe.run({ include: ["html"], exclude }, { runOnly, resultTypes: ["violations"] });
    },
    [rules, exclude] as const,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) => `${id}: ${target}: ${failureSummary.split("\n").at(1)?.trim()}`),
  );
}

/** What breaks a rule in both colours, at both widths. */
export async function violationsOnEveryScreen(page: Page, exclude: string[] = []): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(() => document.documentElement.classList.replace("dark", "light"));
    found[`${width} light`] = await violations(page, all, exclude);
    await page.evaluate(() => document.documentElement.classList.replace("light", "dark"));
    found[`${width} dark`] = await violations(page, colours, exclude);
  }
  return Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0));
}
