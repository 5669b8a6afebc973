import { MAX_QUOTED_CHARACTERS } from "../limits.ts";

/** Puts a piece of somebody's input in quotation marks, shortened, so that an error message stays readable. */
export function quote(text: string): string {
  return text.length > MAX_QUOTED_CHARACTERS ? `"${text.slice(0, MAX_QUOTED_CHARACTERS)}…"` : `"${text}"`;
}
