import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The built site. */
const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
if (!existsSync(dist)) throw new Error("The docs are not built. Run `npm run build` first.");

/** Its files, by their paths below it. */
export const files = filesOf(dist);

/** The paths of the pages. The home page has "", others for example "guides/quickstart/". */
export const pages = [...files].flatMap((file) => /^(|.*\/)index\.html$/.exec(file)?.[1] ?? []).sort();

const texts = new Map<string, string>();

/** The content of a file, read once. */
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

/** The values of an attribute in HTML. */
export function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`<[^>]* ${name}="([^"]*)"`, "g"))].map(([, value = ""]) => decoded(value));
}

/** The main content of a page. */
export function mainOf(html: string): string {
  return /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
}

/** The text that is readable without JavaScript, in one line, including `<noscript>`. */
export function textOf(html: string): string {
  // Inline markup within a word, such as that of highlighted code, is no space.
  const words = mainOf(html)
    .replaceAll(/<\/?(span|em|code|a|strong)\b[^>]*>/g, "")
    .replaceAll(/<[^>]*>/g, " ");
  return decoded(words).replaceAll(/\s+/g, " ");
}

/**
 * The problem of a broken link. Undefined for other links, and for links to other hosts.
 *
 * @param from the file with the link.
 */
export function missing(from: string, link: string): string | undefined {
  // Under a subpath, so that one ".." too many is found.
  const root = new URL("http://site.invalid/below/a/path/");
  const { href, host, pathname, hash } = new URL(link, root + from);
  if (host !== root.host) return undefined;
  if (!href.startsWith(root.href)) return `${from}: ${link} leads out of the site`;
  const path = decodeURIComponent(pathname.slice(root.pathname.length));
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (!files.has(file)) return `${from}: ${link} leads to no file`;
  const id = decodeURIComponent(hash.slice(1));
  // The Markdown of a page has the same anchors.
  const target = file.replace(/\.md$/, ".html");
  if (id && !attributes(read(target), "id").includes(id)) return `${from}: ${link} leads to no anchor in ${target}`;
  return undefined;
}

function decoded(text: string): string {
  const named: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&", nbsp: " " };
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    name ? (named[name] ?? whole) : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
}
