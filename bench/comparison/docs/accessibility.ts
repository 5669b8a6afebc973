/** How many elements of the operation's page break a rule of WCAG. */
import axe, { type Result } from "axe-core";
import { inRounds } from "../rounds.ts";
import { type Effort, type Goal, medianOf, rowsOf, type Section } from "../section.ts";
import { untilIdle } from "./idle.ts";
import { names, OURS, type SiteName } from "./sites.ts";
import { type VisitSite, visiting } from "./visit.ts";

const schemes = ["light", "dark"] as const;
type Scheme = (typeof schemes)[number];

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const columns = schemes.map((scheme) => `elements at fault, ${scheme}`);

const METHOD =
  `The page of the operation as loaded, in a browser that prefers light and in one that prefers dark, with axe-core ` +
  `${axe.version} and its rules for WCAG 2.2 A and AA (${TAGS.join(", ")}). An element that breaks two rules counts twice.`;

export async function accessibility({ quick }: Effort): Promise<Section[]> {
  const samples = await visiting((visit) =>
    inRounds("Accessibility", quick ? 1 : 3, names, async (name) => {
      const counts: number[] = [];
      for (const scheme of schemes) counts.push(await faults(name, scheme, visit));
      return counts;
    }),
  );
  const rows = rowsOf({ names }, columns, samples);
  const goals = schemes.map((scheme, column): Goal => {
    return { text: `no element at fault, ${scheme}`, figure: medianOf(rows, OURS, column), limit: 0 };
  });
  const about = { title: "Accessibility", method: METHOD, script: "docs/accessibility.ts", columns };
  return [{ ...about, multiples: false, decimals: 0, rows, goals }];
}

/** Runs in the page. */
async function violationsIn(tags: string[]): Promise<Result[]> {
  const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
  return (await axe.run({ runOnly: tags })).violations;
}

async function faults(name: SiteName, colorScheme: Scheme, visit: VisitSite): Promise<number> {
  return await visit(
    name,
    async ({ page }) => {
      await untilIdle(page);
      // Evaluated by the debugger, which no policy of the page stands in the way of.
      await page.evaluate(axe.source);
      const violations = await page.evaluate(violationsIn, TAGS);
      return violations.reduce((sum, { nodes }) => sum + nodes.length, 0);
    },
    { colorScheme },
  );
}
