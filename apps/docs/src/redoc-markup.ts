/** Mends Redoc's markup where it is invalid HTML, or written for a site that has Redoc's own routes. */
import { anchorOf } from "./redoc-anchors.ts";
import { labelOf } from "./redoc-labels.ts";

/** Elements that may hold no boxes. */
const inline = new Set(["span", "button", "pre", "a", "p", "em", "label"]);
const empty = new Set(["br", "hr", "img", "input"]);

/** Its small pictures of a link, one for each field and each a tree of its own, delay the first paint: a `#` says it, too. */
export function tidy(html: string, link: string): string {
  return withoutMisplacedBoxes(html.replaceAll("<!-- -->", ""))
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

/** Redoc puts `<div>` into `<span>`, `<button>` and `<pre>`, where only text may be: there it becomes a `<span>`, too. */
function withoutMisplacedBoxes(html: string): string {
  const open: { name: string; written: string; inline: boolean }[] = [];
  return html.replaceAll(/<(\/?)([a-zA-Z][\w-]*)([^>]*)>/g, (tag, slash, name, rest) => {
    if (slash) return `</${open.pop()?.written ?? name}>`;
    const within = open.at(-1)?.inline ?? false;
    const written = within && name === "div" ? "span" : name;
    if (!empty.has(name) && !rest.endsWith("/")) open.push({ name, written, inline: within || inline.has(name) });
    return written === name ? tag : `<span data-box${rest}>`;
  });
}
