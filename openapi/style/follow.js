/** What a node is, or what it refers to, and where that stands. A location is given, because Redocly knows only its own. */
export function follow(node, location, { resolve }) {
  return node.$ref ? resolve(node, location.source.absoluteRef) : { node, location };
}
