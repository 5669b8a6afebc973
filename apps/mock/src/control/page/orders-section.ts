import type { TrackedOrder } from "../../sandbox/tracked-order.ts";
import { capitalized } from "../../text.ts";
import { type Html, html, minutes, relativeTime } from "./html.ts";
import { urlOf, type WorldView } from "./view.ts";

/** One page of the orders of a sandbox, each with its history and its buttons. */
export function ordersSection(world: WorldView): Html {
  return html`<section aria-labelledby="orders">
<h2 id="orders" tabindex="-1">Orders <span class="count">${world.total.toLocaleString("en")}</span></h2>
${world.orders.length === 0 ? html`<p class="more">No orders.</p>` : table(world)}
${pages(world)}
</section>`;
}

/** With explicit roles, because a table loses its own when a narrow page shows it as blocks. */
function table(world: WorldView): Html {
  return html`<table role="table" class="orders">
<caption>Newest order first. All times are UTC.</caption>
<thead role="rowgroup"><tr role="row">
<th role="columnheader" scope="col">Order</th>
<th role="columnheader" scope="col">Status</th>
<th role="columnheader" scope="col">History</th>
<th role="columnheader" scope="col">Actions</th>
</tr></thead>
<tbody role="rowgroup">
${world.orders.map((order) => row(order, world))}</tbody>
</table>`;
}

function row(order: TrackedOrder, world: WorldView): Html {
  const { id, subscription, status, phase, history } = order;
  return html`<tr role="row" id="${id}">
<th role="rowheader" scope="row"><code>${id}</code> <code class="more">${subscription}</code></th>
<td role="cell"><span class="status ${phase}">${status}</span> <span class="more">${PHASES[phase]}</span>${next(order, world)}</td>
<td role="cell"><ol class="history">${history.map((change) => html`<li>${minutes(change.at)} ${change.status}</li>`)}</ol></td>
<td role="cell">${buttons(order, world)}</td>
</tr>
`;
}

const PHASES: Record<TrackedOrder["phase"], string> = {
  before: "incomplete",
  open: "in progress",
  hold: "on hold",
  final: "final",
};

function next({ next }: TrackedOrder, { now }: WorldView): Html | undefined {
  if (!next) return undefined;
  const when = next.at === undefined ? "manually only" : html`${relativeTime(next.at, now)}, ${minutes(next.at)}`;
  return html`<p class="next">Next <b>${next.status}</b> <span class="more">${when}</span></p>`;
}

/** Releasing an order advances it to its next status, so only one of both is shown. */
function buttons({ id, actions }: TrackedOrder, world: WorldView): Html | undefined {
  const shown = actions.filter((action) => action !== "advance" || !actions.includes("release"));
  if (shown.length === 0) return undefined;
  const button = (action: string) => {
    const url = urlOf(world, `orders/${encodeURIComponent(id)}/${action}`);
    return html`<button formaction="${url}" aria-label="${capitalized(action)} ${id}">${capitalized(action)}</button>`;
  };
  return html`<form method="post" class="row">${shown.map(button)}</form>`;
}

function pages(world: WorldView): Html | undefined {
  const { nextPage, isContinued } = world;
  if (nextPage === null && !isContinued) return undefined;
  const first = urlOf(world, "");
  return html`<nav aria-label="Pages of orders" class="row">
${isContinued && html`<a class="button" href="${first}#orders">Newest orders</a>`}
${nextPage !== null && html`<a class="button" href="${first}&cursor=${encodeURIComponent(nextPage)}#orders">Older orders</a>`}
</nav>`;
}
