import type { RequestRecord } from "../../http/journal.ts";
import { writeFault } from "../../sandbox/fault.ts";
import type { StandingFault } from "../../sandbox/faults.ts";
import type { Notice } from "../form-redirect.ts";
import { type Html, html, seconds } from "./html.ts";
import { urlOf, type WorldView } from "./view.ts";

/** By how much the buttons advance the clock. */
const STEPS = [
  ["1h", "1 hour"],
  ["1d", "1 day"],
  ["1w", "1 week"],
  ["8w", "8 weeks"],
] as const;

/** The clock of a sandbox, with the buttons that change it. */
export function clockSection(world: WorldView): Html {
  const { now, pace } = world;
  return html`<section id="clock" class="clock row" aria-labelledby="clock-heading">
<h2 id="clock-heading">Clock</h2>
<p><b>${seconds(new Date(now).toISOString())}</b> UTC, ${describePace(pace)}</p>
<form method="post" action="${urlOf(world, "clock/advance")}">
<fieldset class="row"><legend>Advance by</legend>
${STEPS.map(([by, text]) => html`<button name="by" value="${by}" aria-label="${text}, advance the clock">${text}</button>`)}
</fieldset>
</form>
<form method="post" action="${urlOf(world, "clock")}">
<fieldset class="row"><legend>Pace</legend>
${pace !== "frozen" && html`<button name="pace" value="frozen" aria-label="Freeze the clock">Freeze</button>`}
<button name="pace" value="real" aria-label="Real time, starting from the actual time">Real time</button>
</fieldset>
</form>
</section>`;
}

function describePace(pace: string): string {
  if (pace === "frozen") return "frozen";
  return pace === "real" ? "real time" : `${pace.slice(1)} times as fast as real time`;
}

/** The standing faults of a sandbox, with the form to add one. */
export function faultsSection(world: WorldView, notice: Notice | undefined): Html {
  return html`<section id="faults" aria-labelledby="faults-heading">
<h2 id="faults-heading">Faults <span class="count">${world.faults.length}</span></h2>
${world.faults.length > 0 && html`<ul class="faults">${world.faults.map((fault) => faultItem(fault, world))}</ul>`}
${faultForm(world, notice?.typed === undefined ? undefined : notice)}
</section>`;
}

function faultItem(fault: StandingFault, world: WorldView): Html {
  const { id, happened } = fault;
  const text = writeFault(fault);
  const url = urlOf(world, `faults/${id}/remove`);
  return html`<li class="row"><p><code>${text}</code> <span class="more">happened ${happened} ${happened === 1 ? "time" : "times"}</span></p>
<form method="post" action="${url}"><button aria-label="Remove fault ${text}">Remove</button></form></li>`;
}

/** After an error, the form contains the text again, to be corrected. */
function faultForm(world: WorldView, notice: Notice | undefined): Html {
  return html`<form method="post" action="${urlOf(world, "faults")}" class="new-fault">
${notice && noticeBox(notice)}
<label for="fault">New fault</label>
<div class="row">
<input id="fault" name="text" required maxlength="1000" autocomplete="off" spellcheck="false" value="${notice?.typed}"
 aria-describedby="fault-hint${notice && " notice"}"${notice && html` aria-invalid="true"`}>
<button>Add fault</button>
</div>
<p id="fault-hint" class="more">For example, <code>status=429 retry-after=2 times=3</code>, <code>latency=2s</code>,
<code>drop probability=0.1</code>, or <code>truncate operation=listMeterOrders</code>.</p>
</form>`;
}

/** The error of a form. */
export function noticeBox({ message }: Notice): Html {
  return html`<p id="notice" class="notice" role="alert" tabindex="-1">${message}</p>`;
}

/** The last requests, newest first, with their errors. */
export function requestsSection(requests: RequestRecord[]): Html {
  return html`<section aria-labelledby="requests">
<h2 id="requests">Recent requests</h2>
${requests.length === 0 ? html`<p class="more">No requests yet.</p>` : requestTable(requests)}
</section>`;
}

function requestTable(requests: RequestRecord[]): Html {
  return html`<table role="table" class="requests">
<caption>Newest first. Real (not simulated) time, UTC.</caption>
<thead role="rowgroup"><tr role="row">
<th role="columnheader" scope="col">Time</th>
<th role="columnheader" scope="col">Request</th>
<th role="columnheader" scope="col">Status</th>
<th role="columnheader" scope="col">ms</th>
</tr></thead>
<tbody role="rowgroup">
${requests.map(requestRow)}</tbody>
</table>`;
}

function requestRow({ at, method, target, status, duration, problem, body }: RequestRecord): Html {
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
