/** Short names for the places of a page, at the build and in the browser: `#response.status` instead of Redoc's own. */

const kinds: [RegExp, string][] = [
  [/^t=request&in=path/, "path."],
  [/^t=request&in=query/, "query."],
  [/^t=request&in=headers/, "header."],
  [/^t=request/, "body."],
  [/^t=response/, "response."],
  [/^path=/, ""],
];

/**
 * The short name of a place.
 *
 * @param id Redoc's, such as `schemas/meterorder/path=status`.
 * @param link the operation's or schema's own, such as `/schemas/meterorder`.
 * @returns undefined for a place that belongs to nothing in particular.
 */
export function anchorOf(id: string, link: string): string | undefined {
  const own = `${link.slice(1)}/`;
  if (!id.startsWith(own)) return undefined;
  const place = id.slice(own.length);
  const kind = kinds.find(([pattern]) => pattern.test(place))?.[1];
  if (kind === undefined) return place.replaceAll(/[/&=]/g, "-");
  const path = place.slice(place.indexOf("path=") + "path=".length);
  return kind + path.replace(/^&oneof=\d+\//, "").replaceAll("/", ".");
}
