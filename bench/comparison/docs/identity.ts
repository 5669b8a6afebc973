/** What the operation's page calls itself, and whom else it asks for something. */
import { inRounds } from "../rounds.ts";
import { NOT_MEASURED, type Words } from "../section.ts";
import { untilIdle } from "./idle.ts";
import { names } from "./sites.ts";
import { visiting } from "./visit.ts";

const columns = ["title as served", "title once loaded", "canonical link", "other hosts tried"];

const METHOD =
  "What search engines, bookmarks and chats show for the page of the operation, and the other hosts that it tries to " +
  "reach while it loads.";

export async function identity(): Promise<Words[]> {
  const samples = await visiting((visit) =>
    inRounds("Identity", 1, names, async (name) => {
      const served = await visit(name, ({ page }) => page.waitForLoadState().then(() => page.title()), {
        javaScriptEnabled: false,
      });
      const rest = await visit(name, async ({ page, hosts }) => {
        await untilIdle(page);
        const canonical = page.locator("link[rel=canonical]");
        const link = (await canonical.count()) > 0 ? await canonical.getAttribute("href") : "";
        return [await page.title(), link, [...hosts].join(", ")];
      });
      return [served, ...rest].map((word) => word || "none");
    }),
  );
  const words = names.map((name): [string, ...string[]] => {
    return [name, ...(samples[name]?.[0] ?? columns.map(() => NOT_MEASURED))];
  });
  return [{ title: "Title and other hosts", method: METHOD, script: "docs/identity.ts", columns, words }];
}
