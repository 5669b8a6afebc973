import { writeFault } from "../../sandbox/fault.ts";
import type { StandingFault } from "../../sandbox/faults.ts";
import type { Notice } from "../notices.ts";
import { type Html, html } from "./html.ts";
import { noticeBox } from "./notice-box.ts";
import { urlOf, type WorldView } from "./view.ts";

/** What goes wrong in a world on purpose, and the form to add to it. */
export function faultsSection(world: WorldView, notice: Notice | undefined): Html {
  return html`<section id="faults" aria-labelledby="faults-heading">
<h2 id="faults-heading">Faults <span class="count">${world.faults.length}</span></h2>
${world.faults.length > 0 && html`<ul class="faults">${world.faults.map((fault) => item(fault, world))}</ul>`}
${form(world, notice?.typed === undefined ? undefined : notice)}
</section>`;
}

function item(fault: StandingFault, world: WorldView): Html {
  const { id, happened } = fault;
  const text = writeFault(fault);
  const url = urlOf(world, `faults/${id}/remove`);
  return html`<li class="row"><p><code>${text}</code> <span class="more">happened ${happened} ${happened === 1 ? "time" : "times"}</span></p>
<form method="post" action="${url}"><button aria-label="Remove fault ${text}">Remove</button></form></li>`;
}

/** What was typed in vain is there again, to be mended. */
function form(world: WorldView, notice: Notice | undefined): Html {
  return html`<form method="post" action="${urlOf(world, "faults")}" class="new-fault">
${notice && noticeBox(notice)}
<label for="fault">New fault</label>
<div class="row">
<input id="fault" name="text" required maxlength="1000" autocomplete="off" spellcheck="false" value="${notice?.typed}"
 aria-describedby="fault-hint${notice && " notice"}"${notice && html` aria-invalid="true"`}>
<button>Add fault</button>
</div>
<p id="fault-hint" class="more">Such as <code>status=429 retry-after=2 times=3</code>, <code>latency=2s</code>,
<code>drop probability=0.1</code> or <code>truncate operation=listMeterOrders</code>.</p>
</form>`;
}
