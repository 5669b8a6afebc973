/** Fixes the prerendered markup of Redoc where it is invalid HTML, or written for a site with Redoc's routes. */
import { anchorOf, labelOf } from "./names.ts";

/** Elements that must not contain block elements. */
const inline = new Set(["span", "button", "pre", "a", "p", "em", "label"]);
const empty = new Set(["br", "hr", "img", "input"]);

/** Also replaces the link icons, one per field, by a `#`: their SVG delays the first paint. */
export function patchMarkup(html: string, link: string): string {
  return withoutMisplacedBlocks(html.replaceAll("<!-- -->", ""))
    .replaceAll(/ id="([^"]*)"/g, (whole, id) => ` id="${shortened(id, link) ?? whole.slice(5, -1)}"`)
    .replaceAll(/ href="[^"#]*#([^"]*)"/g, (_whole, id) => ` href="#${shortened(id, link) ?? id}"`)
    .replaceAll(` href="${link}"`, ' href="#main"')
    .replaceAll(/<h([45])/g, (heading, level) => `${heading} aria-level="${level - 2}"`)
    .replaceAll(' data-discover="true"', "")
    .replaceAll(/ aria-label="([^"]*)"([^>]*>)((?:(?!<button)[\s\S])*?)(?=<\/button>)/g, named)
    .replaceAll(/<svg data-component-name="icons\/LinkIcon\/SharedLinkIcon"[\s\S]*?<\/svg>/g, "#")
    .replaceAll(/<svg data-component-name="icons\/LinkIcon\/LinkIconSymbol"[\s\S]*?<\/symbol><\/svg>/g, "");
}

function named(_whole: string, label: string, rest: string, content: string): string {
  return ` aria-label="${labelOf(label, content.replaceAll(/<[^>]*>/g, ""))}"${rest}${content}`;
}

function shortened(id: string, link: string): string | undefined {
  const anchor = anchorOf(id.replaceAll("&amp;", "&"), link);
  return anchor?.replaceAll("&", "&amp;");
}

/** Redoc puts `<div>` into `<span>`, `<button>`, and `<pre>`, which must not contain it. It becomes a `<span>`. */
function withoutMisplacedBlocks(html: string): string {
  const open: { name: string; written: string; inline: boolean }[] = [];
  return html.replaceAll(/<(\/?)([a-zA-Z][\w-]*)([^>]*)>/g, (tag, slash, name, rest) => {
    if (slash) return `</${open.pop()?.written ?? name}>`;
    const within = open.at(-1)?.inline ?? false;
    const written = within && name === "div" ? "span" : name;
    if (!empty.has(name) && !rest.endsWith("/")) open.push({ name, written, inline: within || inline.has(name) });
    return written === name ? tag : `<span data-box${rest}>`;
  });
}
