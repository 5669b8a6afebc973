/** The statuses and the typical course, as the description's table has them. */
import { description, type Lifecycle, type LifecycleStatus } from "../description.ts";

export interface Status extends LifecycleStatus {
  name: string;
  meaning: string;
}

const schema = description.components.schemas.MeterOrderStatus;
export const lifecycle = schema?.["x-lifecycle"] as Lifecycle;

/** In the order of the API. */
export const statuses: Status[] = (schema?.enum ?? []).map((name) => ({
  ...(lifecycle.statuses[name] as LifecycleStatus),
  name,
  meaning: schema?.["x-enumDescriptions"]?.[name] ?? "",
}));

const byName = new Map(statuses.map((status) => [status.name, status]));

export function statusNamed(name: string): Status {
  const status = byName.get(name);
  if (status) return status;
  throw new Error(`The description's lifecycle leads to ${name}, which is no status of it`);
}

/** The statuses that most orders take, from the first one under way to the end. */
export const usualCourse: Status[] = courseFrom(statuses.find(({ phase }) => phase === "open"));

/** Where an order may come from, and whether it usually does. */
export function sourcesOf(name: string): { usual: Status[]; possible: Status[] } {
  return {
    usual: statuses.filter(({ next }) => next.includes(name)),
    possible: statuses.filter(({ also }) => also.includes(name)),
  };
}

/** The whole phases among statuses, and what is left of them: eight open statuses are "any open status". */
export function wholePhases(some: Status[], atLeast = 2): { phases: string[]; others: Status[] } {
  const phases = Object.keys(lifecycle.phases).filter((phase) => {
    const all = statuses.filter((status) => status.phase === phase);
    return all.length >= atLeast && all.every((status) => some.includes(status));
  });
  return { phases, others: some.filter(({ phase }) => !phases.includes(phase)) };
}

/** Follows the usual next status. */
function courseFrom(status: Status | undefined): Status[] {
  if (!status) return [];
  const [next] = status.next;
  return [status, ...courseFrom(next === undefined ? undefined : statusNamed(next))];
}
