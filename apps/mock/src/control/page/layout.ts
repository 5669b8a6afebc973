import { createHash } from "node:crypto";
import type { HttpResponse } from "../../http/messages.ts";
import { ROOT } from "../context.ts";
import { Html, html } from "./html.ts";
import { ordersSection } from "./orders-section.ts";
import { clockSection, faultsSection, noticeBox, requestsSection } from "./sections.ts";
import { STYLE } from "./style.ts";
import { urlOf, type View, type WorldView } from "./view.ts";

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%239a4b00'/%3E%3Cpath d='M17 5 8 18h6l-1 9 9-13h-6z' fill='%23fff'/%3E%3C/svg%3E";

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": [
    "default-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
    // For the icon. Without one, a browser would request /favicon.ico from the API.
    "img-src data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cache-control": "no-store",
};

/** Renders the page. It contains no script and makes no requests to other hosts. */
export function render(view: View): HttpResponse {
  const title = `${view.world ? `${view.world.label} · ` : ""}${view.title} mock`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${ICON}">
<style>${new Html(STYLE)}</style>
</head>
<body>
${body(view)}
</body>
</html>
`;
  return { status: 200, headers: HEADERS, bytes: Buffer.from(page.text) };
}

function body(view: View): Html {
  const { world, notice, requests } = view;
  return html`<a class="skip" href="#main">Skip to content</a>
${header(view)}
<main id="main" tabindex="-1">
${notice && notice.typed === undefined && noticeBox(notice)}
${world ? sandbox(view, world) : emptyState(view)}
${!world && requestsSection(requests)}
</main>`;
}

function header({ title, apiVersion, mode, worlds, world }: View): Html {
  return html`<header>
<div>
<h1>${title} <span>mock</span></h1>
<p>${mode === "static" && "static · "}API version ${apiVersion} · <a href="${ROOT}/openapi.json">control API</a></p>
</div>
${world && html`<div class="row">${worldSelect(worlds, world)}${worldButtons(world)}</div>`}
</header>`;
}

function worldSelect(worlds: View["worlds"], world: WorldView): Html {
  if (worlds.length <= 1) return html`<p>World <b>${world.label}</b> <code class="more">${world.id}</code></p>`;
  const option = ({ id, label }: View["worlds"][number]) =>
    html`<option value="${id}"${id === world.id && html` selected`}>${label} · ${id}</option>`;
  return html`<form method="get" action="${ROOT}/" class="row">
<label for="world">World</label>
<select id="world" name="world">${worlds.map(option)}</select>
<button>Show</button>
</form>`;
}

function worldButtons(world: WorldView): Html {
  return html`<a class="button" href="${urlOf(world, "")}">Refresh</a>
<form method="post" action="${urlOf(world, "reset")}">
<button class="grave" aria-label="Reset world ${world.label}">Reset</button>
</form>`;
}

function sandbox({ requests, notice }: View, world: WorldView): Html {
  return html`${clockSection(world)}
<div class="columns">
${ordersSection(world)}
<div>
${faultsSection(world, notice)}
${requestsSection(requests)}
</div>
</div>`;
}

function emptyState({ mode, host }: View): Html {
  if (mode === "static") {
    return html`<section aria-labelledby="empty"><h2 id="empty">This mock is static</h2>
<p>It returns the examples of the OpenAPI description, and has no orders, no clock, and no faults.
To get them, start it without <code>--static</code>.</p></section>`;
  }
  return html`<section aria-labelledby="empty"><h2 id="empty">No orders yet</h2>
<p>Every token has its own sandbox, called <i>world</i> here, with one order in each status. It is created with the first request:</p>
<pre>curl http://${host}/meter-orders -H 'Authorization: Bearer demo'</pre>
<p><a class="button" href="">Refresh</a></p></section>`;
}
