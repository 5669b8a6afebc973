import type { Options } from "minisearch";

/** How the search index is built and read. */
export const searchOptions: Options = {
  idField: "url",
  fields: ["title", "section", "text"],
  storeFields: ["title", "section", "excerpt"],
  // `blocked_wim` and `filter[status][in]` are found as a whole and by their parts.
  tokenize: (text) =>
    [...new Set([...text.split(/[\s,;:!?()"'“”→·|]+/), ...text.split(/[^\p{L}\p{N}]+/u)])].filter(Boolean),
  searchOptions: {
    boost: { title: 4, section: 1.5 },
    // Guides come first, sections that are alike on many pages last.
    boostDocument: (url) => (url.startsWith("guides/") ? 1.5 : /^(errors|statuses)\/.*#/.test(url) ? 0.3 : 1),
    prefix: true,
    fuzzy: 0.15,
    combineWith: "AND",
  },
};
