import { type Html, html } from "./html.ts";
import { clockMoment } from "./timestamp.ts";
import { urlOf, type WorldView } from "./view.ts";

/** How much time the buttons let pass. */
const STEPS = [
  ["1h", "1 hour"],
  ["1d", "1 day"],
  ["1w", "1 week"],
  ["8w", "8 weeks"],
] as const;

/** What the clock of a world shows, and the buttons that change it. */
export function clockSection(world: WorldView): Html {
  const { now, pace } = world;
  return html`<section id="clock" class="clock row" aria-labelledby="clock-heading">
<h2 id="clock-heading">Clock</h2>
<p><b>${clockMoment(new Date(now).toISOString())}</b> UTC, ${inWords(pace)}</p>
<form method="post" action="${urlOf(world, "clock/advance")}">
<fieldset class="row"><legend>Let pass</legend>
${STEPS.map(([by, text]) => html`<button name="by" value="${by}" aria-label="${text}, let it pass">${text}</button>`)}
</fieldset>
</form>
<form method="post" action="${urlOf(world, "clock")}">
<fieldset class="row"><legend>Pace</legend>
${pace !== "frozen" && html`<button name="pace" value="frozen" aria-label="Freeze the clock">Freeze</button>`}
<button name="pace" value="real" aria-label="Real time, from the actual time on">Real time</button>
</fieldset>
</form>
</section>`;
}

function inWords(pace: string): string {
  if (pace === "frozen") return "standing still";
  return pace === "real" ? "at real pace" : `${pace.slice(1)} times as fast`;
}
