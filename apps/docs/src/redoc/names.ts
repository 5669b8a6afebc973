/** Names in Redoc's markup, replaced at build time and in the browser. */

const kinds: [RegExp, string][] = [
  [/^t=request&in=path/, "path."],
  [/^t=request&in=query/, "query."],
  [/^t=request&in=headers/, "header."],
  [/^t=request/, "body."],
  [/^t=response/, "response."],
  [/^path=/, ""],
];

/**
 * A short anchor, such as `response.status`.
 *
 * @param id Redoc's, such as `schemas/meterorder/path=status`.
 * @param link Redoc's link to the operation or schema, such as `/schemas/meterorder`.
 * @returns undefined for an ID that belongs to no operation or schema.
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

/** The accessible name of a button. It contains the visible text, so that speech input finds the button. */
export function labelOf(label: string, text: string): string {
  const visible = text.trim();
  return visible === "" || label.includes(visible) ? label : `${label}: ${visible}`;
}
