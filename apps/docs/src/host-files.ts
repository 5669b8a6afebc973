/** What hosts and crawlers look for beside the pages. */
import { description } from "./description.ts";
import type { Page } from "./page.ts";
import type { Frame } from "./shell.ts";

/** The files by their names. */
export function hostFiles(pages: Page[], assets: Frame["assets"], siteUrl: string | undefined): [string, string][] {
  return [
    ["_headers", headers(pages, assets.policy)],
    [".nojekyll", ""], // GitHub Pages would leave out what begins with an underscore.
    ["robots.txt", `User-agent: *\nAllow: /\n${siteUrl ? `Sitemap: ${siteUrl}sitemap.xml\n` : ""}`],
    ...(siteUrl ? [["sitemap.xml", siteMap(pages, siteUrl)] as [string, string]] : []),
  ];
}

/** In the form of Netlify and Cloudflare. What a policy in the page cannot say is added: who may frame it. */
function headers(pages: Page[], policy: string): string {
  const folders = [...new Set(pages.map(({ path }) => (path.includes("/") ? `/${path.split("/")[0]}/*` : "/")))];
  const rules = folders.map((folder) => `${folder}\n  Content-Security-Policy: ${policy}; frame-ancestors 'none'`);
  return `/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
/assets/*
  Cache-Control: public, max-age=31536000, immutable
${rules.join("\n")}
`;
}

/** A host may show it at any address, so its links begin at the root. */
export function notFound({ theme, policy }: Frame["assets"], siteUrl: string | undefined): string {
  const root = siteUrl ? new URL(siteUrl).pathname : "/";
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Page not found · ${description.info.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" type="image/svg+xml" href="${root}favicon.svg">
<script>${theme}</script>
<style></style>
</head>
<body>
<main class="lost">
<h1>There is no such page</h1>
<p>Begin at <a href="${root}">the first page</a>, or look through <a href="${root}guides/quickstart/">the guides</a>.</p>
</main>
</body>
</html>
`;
}

function siteMap(pages: Page[], siteUrl: string): string {
  const urls = pages.map(({ path }) => `<url><loc>${siteUrl}${path}</loc></url>`).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}\n</urlset>\n`;
}
