/** Links that hold wherever the site stands: they are written from its root, and become relative to their page. */
export function withLinksRelative(html: string, path: string): string {
  const root = rootFrom(path) || "./";
  return html.replaceAll(/ (href|src)="\/(?!\/)/g, ` $1="${root}`);
}

/** The way from a page to the site's root; empty for what stands there. */
export function rootFrom(path: string): string {
  return "../".repeat(path.split("/").length - 1);
}
