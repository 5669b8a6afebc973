import type { RequestRecord } from "../../http/journal.ts";
import { type Html, html } from "./html.ts";

/** The last requests, the newest first, with what was wrong in them. */
export function requestsSection(requests: RequestRecord[]): Html {
  return html`<section aria-labelledby="requests">
<h2 id="requests">Last requests</h2>
${requests.length === 0 ? html`<p class="more">There were none yet.</p>` : table(requests)}
</section>`;
}

function table(requests: RequestRecord[]): Html {
  return html`<table role="table" class="requests">
<caption>The newest first. Times are actual ones, UTC.</caption>
<thead role="rowgroup"><tr role="row">
<th role="columnheader" scope="col">Time</th>
<th role="columnheader" scope="col">Request</th>
<th role="columnheader" scope="col">Status</th>
<th role="columnheader" scope="col">ms</th>
</tr></thead>
<tbody role="rowgroup">
${requests.map(row)}</tbody>
</table>`;
}

function row({ at, method, target, status, duration, problem, body }: RequestRecord): Html {
  return html`<tr role="row">
<td role="cell"><time datetime="${at}">${at.slice(11, 19)}</time></td>
<td role="cell"><code>${method} ${target}</code>
${problem !== undefined && html`<p class="problem">${problem}</p>`}
${body !== undefined && html`<details><summary>Body</summary><pre>${body}</pre></details>`}</td>
<td role="cell"><span class="status ${status < 400 ? "good" : "bad"}">${status}</span></td>
<td role="cell" class="number">${duration.toFixed(1)}</td>
</tr>
`;
}
