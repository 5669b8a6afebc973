/** Loads live Redoc when the reader first touches the prerendered reference. */
import { domPathOf } from "./dom-path.ts";

const touches = ["pointerover", "pointerdown", "focusin"];

export function hydrateOnFirstTouch(): void {
  const reference = document.querySelector<HTMLElement>(".reference");
  if (!reference) return;
  const hydrate = async () => {
    for (const touch of touches) reference.removeEventListener(touch, hydrate);
    const lastClick = rememberClick(reference);
    const { replace } = await import("./live.ts");
    await replace(reference, lastClick);
  };
  for (const touch of touches) reference.addEventListener(touch, hydrate);
}

/** Returns the DOM path of the last click before live Redoc has loaded, to repeat the click there. */
function rememberClick(reference: HTMLElement): () => number[] {
  let path: number[] = [];
  const remember = ({ target }: Event) => {
    const button = (target as Element).closest("button, [role=tab]");
    if (button) path = domPathOf(button, reference);
  };
  reference.addEventListener("click", remember);
  return () => {
    reference.removeEventListener("click", remember);
    return path;
  };
}
