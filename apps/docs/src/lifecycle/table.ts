/** The lifecycle as a table, and other ways to say it in Markdown. */
import { oneLine } from "../fields.ts";
import { lifecycle, type Status, statuses, statusNamed, wholePhases } from "./statuses.ts";

export function statusTable(): string {
  const rows = statuses.map(({ name, phase, meaning, next }) => {
    return `| ${linkTo(name)} | ${phase} | ${oneLine(meaning)} | ${nextOf(next)} |`;
  });
  return ["| status | phase | meaning | usually next |", "|---|---|---|---|", ...rows].join("\n");
}

export function linkTo(name: string): string {
  return `[\`${name}\`](/statuses/${name}/)`;
}

/** "any open status", or the names where they are few: links either way. */
export function linkAll(some: Status[]): string {
  const { phases, others } = wholePhases(some, 3);
  const whole = phases.map((phase) => `[any ${phase} status](/statuses/#${phase})`);
  return [...whole, ...others.map(({ name }) => linkTo(name))].join(", ");
}

/** The phases with what they mean, each under a heading of its own to link to. */
export function phaseSections(): string {
  const sections = Object.entries(lifecycle.phases).map(([phase, meaning]) => {
    const members = statuses.filter((status) => status.phase === phase).map(({ name }) => linkTo(name));
    return `### ${phase}\n\n${meaning}\n\nStatuses: ${members.join(", ")}.`;
  });
  return sections.join("\n\n");
}

function nextOf(next: string[]): string {
  return next.length > 0 ? linkAll(next.map(statusNamed)) : "nothing: it ends here";
}
