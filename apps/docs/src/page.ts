/** One page of the site, before it is rendered. */
import type { Provenance } from "@meter-orders/openapi";

export interface Page {
  /** Below the site's root, with a slash at its end: "operations/retrieveMeterOrder/". The home page has "". */
  path: string;
  title: string;
  /** Its name in the menu. Default: the title. */
  label?: string;
  /** One sentence, for search engines and lists of pages. */
  description: string;
  /** Its group in the menu. */
  group: "Start" | "Guides" | "Operations" | "Statuses" | "Errors" | "Schemas" | "About";
  /** The content below the title, top-down. */
  parts: Part[];
  provenance?: Provenance;
}

/** Markdown; or HTML; or the operation or schema that Redoc renders. The last two have a Markdown version. */
export type Part = string | { html: string; markdown: string } | { reference: string; markdown: string };

/** The three kinds of provenance, with their titles. */
export const ORIGINS: readonly [origin: keyof Provenance, title: string][] = [
  ["documented", "Documented by Nomos"],
  ["undocumented", "Not documented"],
  ["decided", "Our assumptions"],
];

/** The title of the section with a page's provenance. */
export const SOURCES = "Sources and assumptions";

/** The operations and schemas that Redoc renders on a page. */
export function referencesOf({ parts }: Pick<Page, "parts">): string[] {
  return parts.flatMap((part) => (typeof part === "object" && "reference" in part ? part.reference : []));
}

/** Search engines cut longer descriptions. */
const MAX_SUMMARY = 155;

/** A page's description: the first sentence, and each of the others that still fits. */
export function summary(...texts: string[]): string {
  const [first = "", ...sentences] = texts.flatMap((text) => text.split(/(?<=\.)\s+/));
  return sentences.reduce((kept, sentence) => {
    const longer = `${kept} ${sentence}`;
    return longer.length <= MAX_SUMMARY ? longer : kept;
  }, first);
}
