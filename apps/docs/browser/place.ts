/** Where an element stands in what Redoc shows, so that its twin can be found when the prerendered gives way to the live. */

/** Which child of which child it is; empty for what Redoc does not show. */
export function placeOf(element: Element, reference: Element): number[] {
  const content = contentOf(reference);
  if (!content?.contains(element)) return [];
  const place: number[] = [];
  for (let child = element; child !== content && child.parentElement; child = child.parentElement)
    place.unshift([...child.parentElement.children].indexOf(child));
  return place;
}

export function elementAt(place: number[], reference: Element): HTMLElement | undefined {
  if (place.length === 0) return undefined;
  const find = (element: Element | null | undefined, index: number) => element?.children[index];
  const found = place.reduce(find, contentOf(reference) ?? undefined);
  return found instanceof HTMLElement ? found : undefined;
}

function contentOf(reference: Element): Element | null {
  return reference.querySelector("#api-content");
}
