/** Redoc silently drops the text after a template tag. */
export const noTemplateTags = inProse(function* (text) {
  if (text.includes("{%")) yield "Reword the text without {%, which Redoc takes for a template.";
});

/** Links lead to pages of this spec, from the root of the site, or to other sites. */
export const linksResolve = inProse(function* (text, root) {
  const pages = pagesOf(root);
  for (const [, link] of text.matchAll(/\]\(([^)]*)\)/g))
    if (!/^https:\/\//.test(link) && !pages.has(link)) yield `Fix the link: the reference has no page ${link}.`;
});

function pagesOf({ paths, components }) {
  const operations = Object.values(paths).flatMap(Object.values);
  return new Set([
    ...operations.map(({ operationId }) => `/operations/${operationId}/`),
    ...Object.keys(components.schemas).map((name) => `/schemas/${name}/`),
    ...(components.schemas.ErrorCode?.enum ?? []).map((code) => `/errors/${code}/`),
    ...(components.schemas.MeterOrderStatus?.enum ?? []).map((status) => `/statuses/${status}/`),
  ]);
}

/** Only the bundle has all of the prose, included files too. The sources have references. */
function inProse(problems) {
  return () => ({
    Root: {
      leave(root, { report, location }) {
        if (!root.components?.schemas) return;
        for (const [text, path] of strings(root))
          for (const message of problems(text, root)) report({ message, location: location.child(path) });
      },
    },
  });
}

function* strings(node, path = []) {
  if (typeof node === "string") yield [node, path];
  else if (node && typeof node === "object")
    for (const [key, child] of Object.entries(node)) yield* strings(child, [...path, key]);
}
