/** Mends in the live Redoc what redoc-markup.ts mends in the prerendered one. */
import { anchorOf } from "../src/redoc-anchors.ts";
import { labelOf } from "../src/redoc-labels.ts";

/** Goes on doing so for whatever Redoc shows later. */
export function keepTidy(reference: HTMLElement, link: string): void {
  const tidy = () => {
    shortenAnchors(reference, link);
    for (const anchor of reference.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')) anchor.href = fromRoot(anchor);
    for (const button of reference.querySelectorAll<HTMLElement>("button[aria-label]")) nameButton(button);
  };
  new MutationObserver(tidy).observe(reference, { childList: true, subtree: true, characterData: true });
  // Ahead of Redoc's own handlers, which would change a route that nobody sees.
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

/** Links are written from the site's root, which need not be the host's. */
function fromRoot(anchor: HTMLAnchorElement): string {
  return new URL(`..${anchor.getAttribute("href")}`, import.meta.url).href;
}

function leaveToBrowser(event: Event): void {
  if ((event.target as Element).closest("a")) event.stopPropagation();
}
