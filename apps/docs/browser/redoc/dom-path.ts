/** The position of an element in the DOM, to find its counterpart when live Redoc replaces the prerendered markup. */

/** Child indexes from Redoc's content down to the element. Empty for an element outside of the content. */
export function domPathOf(element: Element, reference: Element): number[] {
  const content = contentOf(reference);
  if (!content?.contains(element)) return [];
  const path: number[] = [];
  for (let child = element; child !== content && child.parentElement; child = child.parentElement)
    path.unshift([...child.parentElement.children].indexOf(child));
  return path;
}

export function elementAt(path: number[], reference: Element): HTMLElement | undefined {
  if (path.length === 0) return undefined;
  const find = (element: Element | null | undefined, index: number) => element?.children[index];
  const found = path.reduce(find, contentOf(reference) ?? undefined);
  return found instanceof HTMLElement ? found : undefined;
}

function contentOf(reference: Element): Element | null {
  return reference.querySelector("#api-content");
}
