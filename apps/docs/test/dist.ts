import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The built site. */
const dist = fileURLToPath(new URL("../dist/", import.meta.url));
if (!existsSync(dist)) throw new Error("The docs are not built yet. Run `npm run build` first.");

/** Its files, by their paths below it. */
export const files = filesOf(dist);

/** The pages with their addresses below the site's root: "" is the first page, "guides/quickstart/" another. */
export const pages = [...files].flatMap((file) => /^(|.*\/)index\.html$/.exec(file)?.[1] ?? []).sort();

const texts = new Map<string, string>();

/** What a file of the site holds, read once. */
export function read(file: string): string {
  const text = texts.get(file) ?? readFileSync(dist + file, "utf8");
  texts.set(file, text);
  return text;
}

function filesOf(folder: string): Set<string> {
  const entries = globSync("**/*", { cwd: folder, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => `${parentPath}/${name}`);
  return new Set(paths.map((path) => path.slice(folder.replace(/\/$/, "").length + 1)));
}

/** The values of an attribute, wherever it is written. */
export function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`<[^>]* ${name}="([^"]*)"`, "g"))].map(([, value = ""]) => decoded(value));
}

/** The page without what stands around it. */
export function mainOf(html: string): string {
  return /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
}

/** What a reader without a script reads, in one line: the text of the page, and of its `<noscript>`. */
export function textOf(html: string): string {
  // Inline markup within a word, such as that of coloured code, is no space.
  const words = mainOf(html)
    .replaceAll(/<\/?(span|em|code|a|strong)\b[^>]*>/g, "")
    .replaceAll(/<[^>]*>/g, " ");
  return decoded(words).replaceAll(/\s+/g, " ");
}

/**
 * What is missing at a link's target; undefined when it is there, or on another host.
 *
 * @param from the file of the site that has the link.
 */
export function missing(from: string, link: string): string | undefined {
  // Below a path, so that a link with one ".." too many is found.
  const root = new URL("http://site.invalid/below/a/path/");
  const { href, host, pathname, hash } = new URL(link, root + from);
  if (host !== root.host) return undefined;
  if (!href.startsWith(root.href)) return `${from}: ${link} leads out of the site`;
  const path = decodeURIComponent(pathname.slice(root.pathname.length));
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (!files.has(file)) return `${from}: ${link} leads to no file`;
  const id = decodeURIComponent(hash.slice(1));
  // A page's Markdown has the anchors of the page.
  const target = file.replace(/\.md$/, ".html");
  if (id && !attributes(read(target), "id").includes(id)) return `${from}: ${link} leads to no place in ${target}`;
  return undefined;
}

function decoded(text: string): string {
  const named: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&", nbsp: " " };
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    name ? (named[name] ?? whole) : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
}
