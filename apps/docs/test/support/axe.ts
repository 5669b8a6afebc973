/** Finds violations of WCAG 2.2 at level AA, as far as a program can. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** Defines `axe` in a page. */
export const axeScript = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Rules = { type: "tag" | "rule"; values: string[] };

export const all: Rules = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
/** The rules whose result depends on the color scheme. */
const color: Rules = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
/** The rules whose result depends on the size of the screen. */
const layout: Rules = { type: "rule", values: ["color-contrast", "target-size", "scrollable-region-focusable"] };

export async function violations(page: Page, rules: Rules, exclude: string[] = []): Promise<string[]> {
  const { violations } = await page.evaluate(
    ([runOnly, exclude]) => {
      const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
      return axe.run({ include: ["html"], exclude }, { runOnly, resultTypes: ["violations"], preload: false });
    },
    [rules, exclude] as const,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) => `${id}: ${target}: ${failureSummary.split("\n").at(1)?.trim()}`),
  );
}

/** The violations in both color schemes, on a wide screen and a phone. */
export async function violationsOnEveryScreen(
  page: Page,
  { exclude = [] as string[], onPhone = layout } = {},
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [width, rules] of [[1440, all] as const, [390, onPhone] as const]) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(() => document.documentElement.classList.replace("dark", "light"));
    found[`${width} light`] = await violations(page, rules, exclude);
    await page.evaluate(() => document.documentElement.classList.replace("light", "dark"));
    found[`${width} dark`] = await violations(page, color, exclude);
  }
  return Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0));
}
