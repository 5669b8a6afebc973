/** The first paragraph of a text in Markdown, without links, which lead nowhere outside of the site. */
export function firstParagraph(markdown: string): string {
  const [paragraph = ""] = markdown.trim().split("\n\n");
  return paragraph.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, "$1").replaceAll("\n", " ");
}
