/** Links that hold wherever the site stands: they are written from its root, and become relative to their page. */
export function withLinksRelative(html: string, path: string): string {
  const root = "../".repeat(path.split("/").length - 1) || "./";
  return html.replaceAll(/ (href|src)="\/(?!\/)/g, ` $1="${root}`);
}
