/** Patches live Redoc as src/redoc/patch-markup.ts patches the prerendered markup. */
import { anchorOf, labelOf } from "../../src/redoc/names.ts";

/** Also patches what Redoc renders later. */
export function keepPatched(reference: HTMLElement, link: string): void {
  const patch = () => {
    shortenAnchors(reference, link);
    for (const anchor of reference.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')) anchor.href = fromRoot(anchor);
    for (const button of reference.querySelectorAll<HTMLElement>("button[aria-label]")) nameButton(button);
  };
  new MutationObserver(patch).observe(reference, { childList: true, subtree: true, characterData: true });
  // Before Redoc's own handlers, which would change its invisible route.
  reference.addEventListener("click", leaveToBrowser, { capture: true });
}

function shortenAnchors(reference: HTMLElement, link: string): void {
  for (const element of reference.querySelectorAll(`[id^="${link.slice(1)}/"]`)) {
    element.id = anchorOf(element.id, link) ?? element.id;
  }
  for (const anchor of reference.querySelectorAll(`a[href^="${link}"]`)) {
    const [, id = ""] = anchor.getAttribute("href")?.split("#") ?? [];
    anchor.setAttribute("href", `#${anchorOf(id, link) ?? "main"}`);
  }
}

function nameButton(button: HTMLElement): void {
  button.dataset.label ??= button.getAttribute("aria-label") ?? "";
  const label = labelOf(button.dataset.label, button.textContent ?? "");
  if (label !== button.getAttribute("aria-label")) button.setAttribute("aria-label", label);
}

/** Links begin at the site's root, which may be a subpath of the host. */
function fromRoot(anchor: HTMLAnchorElement): string {
  return new URL(`..${anchor.getAttribute("href")}`, import.meta.url).href;
}

function leaveToBrowser(event: Event): void {
  if ((event.target as Element).closest("a")) event.stopPropagation();
}
