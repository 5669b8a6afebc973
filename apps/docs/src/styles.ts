/** The styles stand in the page itself, ready to paint: ours, and of Redoc's 270 kB what the page uses. */
import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { PurgeCSS } from "purgecss";

const own = ["colours", "text", "parts", "top", "layout", "search", "redoc", "lifecycle", "narrow", "print"]
  .map((name) => readFileSync(new URL(`../page/${name}.css`, import.meta.url), "utf8"))
  .join("\n");

/**
 * The page with its styles in it.
 *
 * @param redoc Redoc's own styles, if it shows something on the page.
 */
export async function styled(page: string, redoc = ""): Promise<string> {
  const [purged] = await new PurgeCSS().purge({
    // What ours names is kept, too: some of it is there only once a script has run.
    content: [page, own].map((raw) => ({ raw, extension: "html" })),
    css: [{ raw: redoc + own }],
    // Words, and attributes such as Redoc's `Panel/PanelBody` in one piece.
    defaultExtractor: (text) => [/[\w-]+/g, /[^\s"'<>=]+/g].flatMap((part) => text.match(part) ?? []),
    fontFace: true,
    variables: true,
    dynamicAttributes: ["aria-selected", "aria-expanded", "aria-pressed", "open"],
    // What an inline style reads.
    safelist: { variables: page.match(/--[\w-]+/g) ?? [] },
  });
  const { code } = transformSync(purged?.css ?? "", { loader: "css", minify: true });
  return page.replace("<style></style>", () => `<style>${code.trim()}</style>`);
}
