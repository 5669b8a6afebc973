/** The statuses and the lifecycle, as the spec has them, and as Markdown. */
import { type LifecycleStatus, lifecycle as lifecycleOf } from "@meter-orders/openapi";
import { oneLine } from "../fields.ts";
import { spec } from "../spec.ts";

export interface Status extends LifecycleStatus {
  name: string;
  meaning: string;
}

const schema = spec.components.schemas.MeterOrderStatus;
export const lifecycle = lifecycleOf(spec);

/** In the order of the spec. */
export const statuses: Status[] = (schema?.enum ?? []).map((name) => ({
  ...(lifecycle.statuses[name] as LifecycleStatus),
  name,
  meaning: schema?.["x-enumDescriptions"]?.[name] ?? "",
}));

const byName = new Map(statuses.map((status) => [status.name, status]));

export function statusNamed(name: string): Status {
  const status = byName.get(name);
  if (status) return status;
  throw new Error(`The lifecycle in the spec leads to ${name}, which is not a status`);
}

/** The straight way through the typical lifecycle, from the first open status to the end, without side steps. */
export const typicalPath: Status[] = pathFrom(statuses.find(({ phase }) => phase === "open"));

/** The statuses before a status: the usual ones, and the possible ones. */
export function sourcesOf(name: string): { usual: Status[]; possible: Status[] } {
  return {
    usual: statuses.filter(({ next }) => next.includes(name)),
    possible: statuses.filter(({ also }) => also.includes(name)),
  };
}

/** Sums up statuses: all eight open statuses become the phase "open". The others remain. */
export function wholePhases(some: Status[], atLeast = 2): { phases: string[]; others: Status[] } {
  const phases = Object.keys(lifecycle.phases).filter((phase) => {
    const all = statuses.filter((status) => status.phase === phase);
    return all.length >= atLeast && all.every((status) => some.includes(status));
  });
  return { phases, others: some.filter(({ phase }) => !phases.includes(phase)) };
}

/** Follows the most common next status. */
function pathFrom(status: Status | undefined): Status[] {
  if (!status) return [];
  const [next] = status.next;
  return [status, ...pathFrom(next === undefined ? undefined : statusNamed(next))];
}

export function statusTable(): string {
  const rows = statuses.map(({ name, phase, meaning, next }) => {
    return `| ${linkTo(name)} | ${phase} | ${oneLine(meaning)} | ${nextOf(next)} |`;
  });
  return ["| status | phase | meaning | usually next |", "|---|---|---|---|", ...rows].join("\n");
}

export function linkTo(name: string): string {
  return `[\`${name}\`](/statuses/${name}/)`;
}

/** Links to a whole phase ("any open status") or to single statuses. */
export function linkAll(some: Status[]): string {
  const { phases, others } = wholePhases(some, 3);
  const whole = phases.map((phase) => `[any ${phase} status](/statuses/#${phase})`);
  return [...whole, ...others.map(({ name }) => linkTo(name))].join(", ");
}

/** The phases, each under its own heading. */
export function phaseSections(): string {
  const sections = Object.entries(lifecycle.phases).map(([phase, meaning]) => {
    const members = statuses.filter((status) => status.phase === phase).map(({ name }) => linkTo(name));
    return `### ${phase}\n\n${meaning}\n\nStatuses: ${members.join(", ")}.`;
  });
  return sections.join("\n\n");
}

function nextOf(next: string[]): string {
  return next.length > 0 ? linkAll(next.map(statusNamed)) : "none: final status";
}
