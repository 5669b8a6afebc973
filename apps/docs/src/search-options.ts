import type { Options } from "minisearch";

/** What of the site can be found, and how, the same at the build and in the browser. */
export const searchOptions: Options = {
  idField: "url",
  fields: ["title", "section", "text"],
  storeFields: ["title", "section", "excerpt"],
  // `blocked_wim` and `filter[status][in]` are found by their parts and as they are.
  tokenize: (text) =>
    [...new Set([...text.split(/[\s,;:!?()"'“”→·|]+/), ...text.split(/[^\p{L}\p{N}]+/u)])].filter(Boolean),
  searchOptions: {
    boost: { title: 4, section: 1.5 },
    // The guides explain. What the generated pages say one like the other comes after them.
    boostDocument: (url) => (url.startsWith("guides/") ? 1.5 : /^(errors|statuses)\/.*#/.test(url) ? 0.3 : 1),
    prefix: true,
    fuzzy: 0.15,
    combineWith: "AND",
  },
};
