/** Wakes Redoc on the reader's first touch of what it shows. */
import { placeOf } from "./place.ts";

const touches = ["pointerover", "pointerdown", "focusin"];

export function wakeOnTouch(): void {
  const reference = document.querySelector<HTMLElement>(".reference");
  if (!reference) return;
  const wake = async () => {
    for (const touch of touches) reference.removeEventListener(touch, wake);
    const lastClick = rememberClick(reference);
    const { replace } = await import("./redoc.ts");
    await replace(reference, lastClick);
  };
  for (const touch of touches) reference.addEventListener(touch, wake);
}

/** Where the reader clicked before Redoc was awake: that click is for the live element in the same place. */
function rememberClick(reference: HTMLElement): () => number[] {
  let place: number[] = [];
  const remember = ({ target }: Event) => {
    const button = (target as Element).closest("button, [role=tab]");
    if (button) place = placeOf(button, reference);
  };
  reference.addEventListener("click", remember);
  return () => {
    reference.removeEventListener("click", remember);
    return place;
  };
}
