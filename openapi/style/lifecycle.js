import { follow } from "./follow.js";

/** The lifecycle has one row for every status, leads nowhere else, and every order that is not over can be activated. */
export const lifecycleClosed = () => ({
  Schema: {
    leave({ enum: values, "x-lifecycle": lifecycle }, context) {
      if (!lifecycle) return;
      const { report, location } = context;
      const { node, location: at } = follow(lifecycle, location.child("x-lifecycle"), context);
      const { statuses: rows = {}, phases = {} } = node ?? {};
      if (Object.keys(rows).join() !== values?.join())
        report({ message: "Give every status a row, in the order of the enum.", location: at.child("statuses").key() });
      for (const [name, row] of Object.entries(rows))
        for (const message of problems(name, row, rows, phases))
          report({ message, location: at.child(["statuses", name]).key() });
    },
  },
});

function* problems(name, { phase, next = [], also = [] }, rows, phases) {
  const targets = [...next, ...also];
  if (!(phase in phases)) yield `Describe the phase ${phase} of ${name} under phases.`;
  for (const target of targets)
    if (!(target in rows)) yield `Correct ${target}: ${name} cannot lead to an unknown status.`;
  if (new Set(targets).size < targets.length) yield `List what ${name} leads to once, under next or under also.`;
  if ((phase === "final") !== (next.length === 0))
    yield `Let ${name} be final or lead on: a status does one of the two.`;
  if (phase !== "final" && !reach(name, rows).has("activated"))
    yield `Let ${name} lead to activated, at least in the end.`;
}

function reach(from, rows, seen = new Set()) {
  for (const next of rows[from]?.next ?? []) if (!seen.has(next)) reach(next, rows, seen.add(next));
  return seen;
}
