/** Renders the site's Markdown. Code is coloured here, so that the reader's browser need not. */
import MarkdownIt from "markdown-it";
import { createHighlighter } from "shiki";

// Written for contrast: the usual themes fall below what WCAG asks for.
const themes = { light: "github-light-high-contrast", dark: "github-dark-high-contrast" } as const;
const languages = ["sh", "ts", "json", "yaml", "http"];
const highlighter = await createHighlighter({ themes: Object.values(themes), langs: languages });

const engine = new MarkdownIt({ html: true });

engine.core.ruler.push("heading-ids", ({ tokens }) => {
  for (const [index, token] of tokens.entries())
    if (token.type === "heading_open") token.attrSet("id", slug(tokens[index + 1]?.content ?? ""));
});

engine.renderer.rules.heading_close = (tokens, index) => {
  const opening = tokens[index - 2];
  const text = escapeHtml(plain(tokens[index - 1]?.content ?? ""));
  return ` <a class="anchor" href="#${opening?.attrGet("id")}" aria-label="Link to ${text}">#</a></${opening?.tag}>\n`;
};

// A table may be wider than a phone: then it scrolls by itself, with a finger and with the keyboard.
engine.renderer.rules.table_open = () => '<div class="wide" role="group" aria-label="Table" tabindex="0"><table>\n';
engine.renderer.rules.table_close = () => "</table></div>\n";

engine.renderer.rules.fence = (tokens, index) => {
  const { info = "", content = "" } = tokens[index] ?? {};
  const [language = "", ...caption] = info.split(" ");
  const title = caption.length > 0 ? `<figcaption>${engine.renderInline(caption.join(" "))}</figcaption>` : "";
  return `<figure class="code">${title}${highlight(content.trimEnd(), language)}</figure>\n`;
};

/** The HTML of Markdown whose samples are in place. */
export function render(markdown: string): string {
  return engine.render(markdown);
}

/** The HTML of a sentence. */
export function renderInline(markdown: string): string {
  return engine.renderInline(markdown);
}

/** What a heading's text becomes in a link to it: "A hold" → "a-hold". */
export function slug(text: string): string {
  return plain(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
}

/** The text of a line of Markdown, without its marks and the targets of its links. */
export function plain(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/[`*]/g, "");
}

/** Markdown without its samples, in which a # begins no heading. */
export function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^```[\s\S]*?^```/gm, "");
}

export function escapeHtml(text: string): string {
  return engine.utils.escapeHtml(text);
}

function highlight(code: string, language: string): string {
  const lang = languages.includes(language) ? language : "text";
  const html = highlighter.codeToHtml(code, { lang, themes, defaultColor: "light-dark()" });
  // The colours once more, as variables that nobody reads.
  return html.replaceAll(/;--shiki-[\w-]+:[^;"]+/g, "");
}
