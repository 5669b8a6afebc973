/** Inlines the styles of a page: ours, and the part of Redoc's 270 kB that the page uses. */
import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { PurgeCSS } from "purgecss";

const pageStyles = ["colors", "text", "parts", "top", "layout", "search", "lifecycle", "media"];
const own = [...pageStyles.map((name) => `../page/${name}.css`), "./redoc/redoc.css"]
  .map((file) => readFileSync(new URL(file, import.meta.url), "utf8"))
  .join("\n");

/**
 * The page with its styles.
 *
 * @param redoc Redoc's styles, if it renders a part of the page.
 */
export async function styled(page: string, redoc = ""): Promise<string> {
  const [purged] = await new PurgeCSS().purge({
    // Keeps every class in our styles: some of them are set by scripts.
    content: [page, own].map((raw) => ({ raw, extension: "html" })),
    css: [{ raw: redoc + own }],
    // Words, and whole attributes such as Redoc's `Panel/PanelBody`.
    defaultExtractor: (text) => [/[\w-]+/g, /[^\s"'<>=]+/g].flatMap((part) => text.match(part) ?? []),
    fontFace: true,
    variables: true,
    dynamicAttributes: ["aria-selected", "aria-expanded", "aria-pressed", "open"],
    // Variables in inline styles.
    safelist: { variables: page.match(/--[\w-]+/g) ?? [] },
  });
  const { code } = transformSync(purged?.css ?? "", { loader: "css", minify: true });
  return page.replace("<style></style>", () => `<style>${code.trim()}</style>`);
}
