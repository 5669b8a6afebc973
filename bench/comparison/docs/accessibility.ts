/** How many elements of the operation's page violate a WCAG rule. */
import axe, { type Result } from "axe-core";
import { inRounds } from "../run.ts";
import { type FigureTable, type Goal, medianOf, type Options, rowsOf } from "../table.ts";
import { untilIdle } from "./page-functions.ts";
import { names, OURS, type SiteName } from "./sites.ts";
import { type VisitSite, withBrowser } from "./visit.ts";

const schemes = ["light", "dark"] as const;
type Scheme = (typeof schemes)[number];

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const columns = schemes.map((scheme) => `elements with violations, ${scheme}`);

const METHOD =
  "The page of the operation after loading, in a browser that prefers the light color scheme and in one that prefers the " +
  `dark one, with axe-core ${axe.version} and its rules for WCAG 2.2 A and AA (${TAGS.join(", ")}). An element that violates ` +
  "two rules counts twice.";

export async function accessibility({ quick }: Options): Promise<FigureTable[]> {
  const samples = await withBrowser((visit) =>
    inRounds("Accessibility", quick ? 1 : 3, names, async (name) => {
      const counts: number[] = [];
      for (const scheme of schemes) counts.push(await countViolations(name, scheme, visit));
      return counts;
    }),
  );
  const rows = rowsOf({ names }, columns, samples);
  const goals = schemes.map((scheme, column): Goal => {
    return { text: `no element with violations, ${scheme}`, figure: medianOf(rows, OURS, column), limit: 0 };
  });
  const about = { title: "Accessibility", method: METHOD, script: "docs/accessibility.ts", columns };
  return [{ ...about, multiples: false, decimals: 0, rows, goals }];
}

async function countViolations(name: SiteName, colorScheme: Scheme, visit: VisitSite): Promise<number> {
  return await visit(
    name,
    async ({ page }) => {
      await untilIdle(page);
      // Evaluated by the debugger, to which the content security policy of the page does not apply.
      await page.evaluate(axe.source);
      const violations = await page.evaluate(violationsIn, TAGS);
      return violations.reduce((sum, { nodes }) => sum + nodes.length, 0);
    },
    { colorScheme },
  );
}

/** Runs in the page. */
async function violationsIn(tags: string[]): Promise<Result[]> {
  const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
  return (await axe.run({ runOnly: tags })).violations;
}
