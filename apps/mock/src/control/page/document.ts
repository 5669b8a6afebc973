import { createHash } from "node:crypto";
import type { HttpResponse } from "../../http/messages.ts";
import { type Html, html, Html as Written } from "./html.ts";
import { STYLE } from "./style.ts";

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%239a4b00'/%3E%3Cpath d='M17 5 8 18h6l-1 9 9-13h-6z' fill='%23fff'/%3E%3C/svg%3E";

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": [
    "default-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
    // For the icon; without one of its own, a browser would ask the API for /favicon.ico.
    "img-src data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cache-control": "no-store",
};

/** Makes a page of its parts. It runs no script, and asks no other host for anything. */
export function document(title: string, body: Html): HttpResponse {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${ICON}">
<style>${new Written(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return { status: 200, headers: HEADERS, bytes: Buffer.from(page.text) };
}
