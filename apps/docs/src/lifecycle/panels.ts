/** What the diagram shows, before anything has a place: panels of rows, each panel of one phase. */
import { type Status, sourcesOf, statuses, statusNamed, usualCourse, wholePhases } from "./statuses.ts";

/** One status stands in a row: on the course, beside it, or with a note on where orders come from. */
export interface Row {
  status: Status;
  beside?: boolean;
  /** Too many lead there to draw them all, so the note names them. */
  note?: Note;
}

interface Note {
  text: string;
  /** They may also go back to where they came from. */
  bothWays: boolean;
}

export interface Panel {
  phase: string;
  rows: Row[];
}

/** The panels that the course goes through, and those to the side of it. */
export function panels(): { course: Panel[]; side: Panel[] } {
  const course = [...statuses.filter(({ phase }) => phase === "before"), ...usualCourse];
  const rows = course.flatMap((status, at) => [{ status }, ...detours(status, course[at + 1])]);
  const drawn = new Set(rows.map(({ status }) => status));
  const others = statuses.filter((status) => !drawn.has(status)).map((status) => ({ status, note: noteOf(status) }));
  const sorted = others.sort((a, b) => b.status.next.length - a.status.next.length);
  return { course: byPhase(rows), side: byPhase(sorted) };
}

/** The statuses that some orders take between two of the course. */
function detours({ next }: Status, end: Status | undefined): Row[] {
  const between = next.filter((name) => end && name !== end.name && statusNamed(name).next.includes(end.name));
  return between.map((name) => ({ status: statusNamed(name), beside: true }));
}

function byPhase(rows: Row[]): Panel[] {
  const panels: Panel[] = [];
  for (const row of rows) {
    const last = panels.at(-1);
    if (last?.phase === row.status.phase) last.rows.push(row);
    else panels.push({ phase: row.status.phase, rows: [row] });
  }
  return panels;
}

function noteOf(status: Status): Note {
  const { usual, possible } = sourcesOf(status.name);
  const text = nameAll([...usual, ...possible]);
  const back = nameAll(status.next.map(statusNamed));
  // Where it comes from and where it goes back to are the same, as a rule; otherwise the note tells them apart.
  return { text: back && back !== text ? `from ${text}; then ${back}` : text, bothWays: back !== "" };
}

/** "any open or hold status", "waiting, ordered, checked" */
function nameAll(some: Status[]): string {
  const { phases, others } = wholePhases(some);
  const whole = phases.length ? [`any ${phases.join(" or ")} status`] : [];
  return [...whole, ...others.map(({ name }) => name)].join(", ");
}
