/** The Content-Security-Policy: nothing from another host, and no script but the site's own. */
import { createHash } from "node:crypto";

/** @param inline the scripts that stand in the page itself. */
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
