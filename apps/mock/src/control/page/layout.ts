import { clockSection } from "./clock-section.ts";
import { faultsSection } from "./faults-section.ts";
import { header } from "./header.ts";
import { type Html, html } from "./html.ts";
import { noticeBox } from "./notice-box.ts";
import { ordersSection } from "./orders-section.ts";
import { requestsSection } from "./requests-section.ts";
import type { View, WorldView } from "./view.ts";

/** Puts the parts of the page where they belong. */
export function layout(view: View): Html {
  const { world, notice, requests } = view;
  return html`<a class="skip" href="#main">Skip to the content</a>
${header(view)}
<main id="main" tabindex="-1">
${notice && notice.typed === undefined && noticeBox(notice)}
${world ? sandbox(view, world) : emptiness(view)}
${!world && requestsSection(requests)}
</main>`;
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

function emptiness({ mode, host }: View): Html {
  if (mode === "static") {
    return html`<section aria-labelledby="empty"><h2 id="empty">This mock is static</h2>
<p>It answers with the examples of the description, and has no orders, no clock and no faults.
Start it without <code>--static</code> to have them.</p></section>`;
  }
  return html`<section aria-labelledby="empty"><h2 id="empty">No orders yet</h2>
<p>Every token has a world of its own, with one order in each status. It begins with the first call:</p>
<pre>curl http://${host}/meter-orders -H 'Authorization: Bearer demo'</pre>
<p><a class="button" href="">Refresh</a></p></section>`;
}
