/** One page of the site, before it is rendered. */
export interface Page {
  /** Below the site's root, with a slash at its end: "operations/retrieveMeterOrder/"; "" is the first page. */
  path: string;
  title: string;
  /** What the menu calls it; the title by default. */
  label?: string;
  /** One sentence, for search engines and lists of pages. */
  description: string;
  /** The menu's group it stands in. */
  group: "Start" | "Guides" | "Operations" | "Statuses" | "Errors" | "Schemas" | "About";
  /** What the page holds, top-down, without its title. */
  parts: Part[];
  provenance?: Provenance;
}

/** Markdown; or HTML, or what Redoc shows of an operation or a schema by its name, each with the same in Markdown. */
export type Part = string | { html: string; markdown: string } | { reference: string; markdown: string };

/** Where the facts of a page come from: sentences in Markdown. */
export interface Provenance {
  /** What the vendor documents. */
  documented?: string[];
  /** On what the vendor is silent. */
  undocumented?: string[];
  /** What this description decides. */
  decided?: string[];
}

/** The three kinds of sources, under the titles that the pages give them. */
export const ORIGINS: readonly [origin: keyof Provenance, title: string][] = [
  ["documented", "Documented by the vendor"],
  ["undocumented", "Not documented"],
  ["decided", "Decided here"],
];

/** The operations and types that Redoc shows on a page. */
export function referencesOf({ parts }: Pick<Page, "parts">): string[] {
  return parts.flatMap((part) => (typeof part === "object" && "reference" in part ? part.reference : []));
}
