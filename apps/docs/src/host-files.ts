/** The files for hosts, crawlers, and language models. */
import { createHash } from "node:crypto";
import type { Frame } from "./layout.ts";
import type { Page } from "./page.ts";
import { chapterOf } from "./render-page.ts";
import { spec } from "./spec.ts";

/** The contents of the files, by name. */
export function hostFiles(pages: Page[], assets: Frame["assets"], siteUrl: string | undefined): [string, string][] {
  return [
    ["_headers", headers(pages, assets.policy)],
    [".nojekyll", ""], // GitHub Pages would leave out what begins with an underscore.
    ["robots.txt", `User-agent: *\nAllow: /\n${siteUrl ? `Sitemap: ${siteUrl}sitemap.xml\n` : ""}`],
    ...(siteUrl ? [["sitemap.xml", sitemap(pages, siteUrl)] as [string, string]] : []),
    ["llms.txt", llmsIndex(pages, siteUrl)],
    ["llms-full.txt", pages.map(chapterOf).join("\n\n---\n\n")],
  ];
}

/** In the format of Netlify and Cloudflare Pages. Adds `frame-ancestors`, which a policy in the page cannot contain. */
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

/** The 404 page. A host may serve it at any URL, so its links begin at the root. */
export function notFound({ theme, policy }: Frame["assets"], siteUrl: string | undefined): string {
  const root = siteUrl ? new URL(siteUrl).pathname : "/";
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Page not found · ${spec.info.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" type="image/svg+xml" href="${root}favicon.svg">
<script>${theme}</script>
<style></style>
</head>
<body>
<main class="lost">
<h1>Page not found</h1>
<p>Go to the <a href="${root}">home page</a> or the <a href="${root}guides/quickstart/">quickstart</a>.</p>
</main>
</body>
</html>
`;
}

function sitemap(pages: Page[], siteUrl: string): string {
  const urls = pages.map(({ path }) => `<url><loc>${siteUrl}${path}</loc></url>`).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}\n</urlset>\n`;
}

/** An index of the site, as llmstxt.org specifies it. */
function llmsIndex(pages: Page[], siteUrl = ""): string {
  const { title, summary, version } = spec.info;
  const groups = [...new Set(pages.map(({ group }) => group))].map((group) => {
    const links = pages
      .filter((page) => page.group === group)
      .map((page) => `- [${page.title}](${siteUrl}${page.path}index.md): ${page.description}`);
    return `## ${group}\n\n${links.join("\n")}`;
  });
  return `# ${title}\n\n> ${summary} API version ${version}.\n\n${groups.join("\n\n")}\n`;
}

/**
 * The Content-Security-Policy: nothing from another host, and only the site's own scripts.
 *
 * @param inline the scripts within the page itself.
 */
export function policy(inline: string[], scripts = "'self'"): string {
  const hashes = inline.map((code) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`);
  return [
    "default-src 'none'",
    `script-src ${[scripts, ...hashes].filter(Boolean).join(" ")}`,
    "style-src 'self' 'unsafe-inline'", // Redoc is blank without the styles that it injects.
    "img-src 'self' data:",
    "font-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
