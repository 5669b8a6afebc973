/** What the page of an operation contains without JavaScript, and how it identifies itself. */
import { resolve, spec } from "@meter-orders/openapi";
import { inRounds } from "../run.ts";
import { type FigureTable, type Goal, linesOf, medianOf, rowsOf, type TextTable } from "../table.ts";
import { textOfPage, untilIdle } from "./page-functions.ts";
import { names, OPERATION, OURS } from "./sites.ts";
import { withBrowser } from "./visit.ts";

const WITHOUT_SCRIPT =
  "The page of the operation is opened in a browser that runs no JavaScript. Counted are the names of its parameters, the " +
  "fields of its object, the statuses, and the error codes that are not words in the text of the document, including " +
  "collapsed parts.";

export async function withoutScript(): Promise<FigureTable[]> {
  const lists = Object.entries(expectedWords());
  const samples = await withBrowser((visit) =>
    inRounds("Without JavaScript", 1, names, async (name) => {
      const text = await visit(
        name,
        async ({ page }) => {
          await page.waitForLoadState();
          return await page.evaluate(textOfPage);
        },
        { javaScriptEnabled: false },
      );
      return lists.map(([, words]) => words.filter((word) => !includesWord(text, word)).length);
    }),
  );
  const columns = lists.map(([kind, words]) => `${kind} missing, of ${words.length}`);
  const rows = rowsOf({ names }, columns, samples);
  const goals = lists.map(([kind], column): Goal => {
    return { text: `no ${kind} are missing`, figure: medianOf(rows, OURS, column), limit: 0 };
  });
  const about = { title: "Without JavaScript", method: WITHOUT_SCRIPT, script: "docs/content.ts", columns };
  return [{ ...about, multiples: false, decimals: 0, rows, goals }];
}

/** The words that the page of the operation has to contain, by kind. */
function expectedWords(): Record<string, string[]> {
  const api = spec();
  const { MeterOrder, MeterOrderStatus, ErrorCode } = api.components.schemas;
  const parameters = api.paths[OPERATION.path]?.[OPERATION.method]?.parameters ?? [];
  const fields = [
    ...parameters.map((parameter) => resolve(api, parameter).name),
    ...Object.keys(MeterOrder?.properties ?? {}),
  ];
  return {
    fields: [...new Set(fields)],
    statuses: MeterOrderStatus?.enum ?? [],
    "error codes": ErrorCode?.enum ?? [],
  };
}

function includesWord(text: string, word: string): boolean {
  return new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(text);
}

const IDENTITY =
  "What search engines, bookmarks, and chats show for the page of the operation, and the other hosts that it requests " +
  "while it loads.";

export async function identity(): Promise<TextTable[]> {
  const columns = ["title as served", "title after loading", "canonical link", "other hosts requested"];
  const samples = await withBrowser((visit) =>
    inRounds("Identity", 1, names, async (name) => {
      const served = await visit(name, ({ page }) => page.waitForLoadState().then(() => page.title()), {
        javaScriptEnabled: false,
      });
      const loaded = await visit(name, async ({ page, hosts }) => {
        await untilIdle(page);
        const canonical = page.locator("link[rel=canonical]");
        const link = (await canonical.count()) > 0 ? await canonical.getAttribute("href") : "";
        return [await page.title(), link, [...hosts].join(", ")];
      });
      return [served, ...loaded].map((text) => text || "none");
    }),
  );
  const about = { title: "Title and other hosts", method: IDENTITY, script: "docs/content.ts", columns };
  return [{ ...about, lines: linesOf(names, columns, samples) }];
}
