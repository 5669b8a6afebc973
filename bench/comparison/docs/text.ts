/** What of the operation's page is there when nothing runs: for search engines, readers of text, and whoever waits. */
import { inRounds } from "../rounds.ts";
import { type Goal, medianOf, rowsOf, type Section } from "../section.ts";
import { readContents } from "./contents.ts";
import { text } from "./in-page.ts";
import { names, OURS } from "./sites.ts";
import { visiting } from "./visit.ts";

const METHOD =
  "The page of the operation is opened in a browser that runs no JavaScript. Counted are the names of its parameters " +
  "and of its object's fields, the statuses and the error codes that do not stand as words of their own in the text " +
  "of the document, folded parts included.";

export async function withoutScript(): Promise<Section[]> {
  const lists = Object.entries(readContents().words);
  const options = { javaScriptEnabled: false };
  const samples = await visiting((visit) =>
    inRounds("Without JavaScript", 1, names, async (name) => {
      const there = await visit(name, ({ page }) => page.waitForLoadState().then(() => page.evaluate(text)), options);
      return lists.map(([, words]) => words.filter((word) => !holds(there, word)).length);
    }),
  );
  const columns = lists.map(([kind, words]) => `${kind} missing, of ${words.length}`);
  const rows = rowsOf({ names }, columns, samples);
  const goals = lists.map(([kind], column): Goal => {
    return { text: `none of the ${kind} is missing`, figure: medianOf(rows, OURS, column), limit: 0 };
  });
  const about = { title: "Without JavaScript", method: METHOD, script: "docs/text.ts", columns };
  return [{ ...about, multiples: false, decimals: 0, rows, goals }];
}

function holds(there: string, word: string): boolean {
  return new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(there);
}
