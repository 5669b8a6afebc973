import { ROOT } from "../plane.ts";
import { type Html, html } from "./html.ts";
import { urlOf, type View, type WorldView } from "./view.ts";

/** What the mock is, which world is looked at, and which others there are. */
export function header({ title, edition, mode, worlds, world }: View): Html {
  return html`<header>
<div>
<h1>${title} <span>mock</span></h1>
<p>${mode === "static" && "static · "}edition ${edition} · <a href="${ROOT}/openapi.json">all calls of the mock</a></p>
</div>
${world && html`<div class="row">${worldChoice(worlds, world)}${worldButtons(world)}</div>`}
</header>`;
}

function worldChoice(worlds: View["worlds"], world: WorldView): Html {
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
