/** A page for every status, and one that shows how they hang together. */
import { description } from "../description.ts";
import { lifecycleDiagram, usualCourseSentence } from "../lifecycle/diagram.ts";
import { lifecycle, type Status, statuses, statusNamed, usualCourse } from "../lifecycle/statuses.ts";
import { linkTo, phaseSections, statusTable } from "../lifecycle/table.ts";
import type { Page, Provenance } from "../page.ts";
import { type Passage, passages } from "./scenarios.ts";
import { statusInClient } from "./status-in-client.ts";
import { reachInMock } from "./status-in-mock.ts";
import { beforeAndAfter } from "./status-neighbours.ts";
import { summary } from "./summary.ts";

export async function statusPages(): Promise<Page[]> {
  const scenarios = await passages();
  return [await overview(), ...statuses.map((status) => statusPage(status, scenarios.get(status.name) ?? []))];
}

async function overview(): Promise<Page> {
  const provenance = description.components.schemas.MeterOrderStatus?.["x-provenance"];
  return {
    path: "statuses/",
    title: "Statuses of a meter order",
    label: "All statuses",
    description: `The ${statuses.length} statuses of a meter order as a diagram and as a table: what each means, and what usually comes next.`,
    group: "Statuses",
    parts: [
      usualCourseSentence(),
      TYPICAL,
      { html: await lifecycleDiagram(), markdown: "" },
      `## All statuses\n\n${statusTable()}`,
      `## Phases\n\n${PHASES}\n\n${phaseSections()}`,
      FOLLOW,
    ],
    ...(provenance && { provenance }),
  };
}

const TYPICAL = `That is the typical course, not a promise. No table of transitions is published, so what follows is inferred. Never
reject, drop or misread an order because it moved differently. More statuses may be added at any time, so keep orders whose
status you do not know.`;

const PHASES = "A phase says what can happen to an order, without naming every status.";

const FOLLOW = `## Follow an order

This edition sends no webhooks for orders. [Following an order](/guides/following-an-order/) shows how to ask, how often,
and what to store.`;

function statusPage(status: Status, scenarios: Passage[]): Page {
  const { name, phase, meaning, lasts, customer } = status;
  const sections = [
    meaning,
    ...(NOTES[name] ? [NOTES[name]] : []),
    `**Phase:** [${phase}](/statuses/#${phase}). ${lifecycle.phases[phase]}`,
    `## Before and after\n\n${beforeAndAfter(status)}`,
    `## How long it lasts\n\n${lasts}`,
    `## What to tell the customer\n\n> ${customer}`,
    `## In the client\n\n${statusInClient(status)}`,
    `## Reach it in the mock\n\n${reachInMock(status, scenarios)}`,
  ];
  return {
    path: `statuses/${name}/`,
    title: name,
    description: summary(
      `Status ${name}: ${meaning}`,
      "What comes next, what to tell the customer, and how to reach it in the mock.",
    ),
    group: "Statuses",
    parts: [sections.join("\n\n")],
    provenance: provenanceOf(status),
  };
}

const ALIKE = `The vendor does not say how ${linkTo("installed")} and ${linkTo("installation_finished")} differ. Treat them alike: the
meter is there, and it is not live. Only ${linkTo("activated")} says that it is.`;

const HELD = `A hold replaces the status that the order had, and the API does not tell which one that was. Store every status that
you see, if you need to know where a held order stood.`;

const MISSING = `What an order waits for, such as its [MaLo](/guides/glossary/#malo), is not shown by the API, which has no field for it
and no call to hand it in. When an order stays here for long, ask the vendor.`;

/** What the name alone does not tell. */
const NOTES: Record<string, string> = {
  waiting: MISSING,
  installed: ALIKE,
  installation_finished: ALIKE,
  pre_installed:
    "Despite its name, this is no step before an installation: the order ends here, because none is needed.",
  blocked: HELD,
  blocked_wim: HELD,
};

function provenanceOf({ name, phase }: Status): Provenance {
  const onCourse = usualCourse.includes(statusNamed(name));
  return {
    documented: [
      "What this status means.",
      ...(onCourse ? ["Where this status stands on the course that an order takes when nothing goes wrong."] : []),
      ...(NOTES[name] === HELD
        ? ["A hold overwrites the status that the order had. On this edition nothing shows where a held order stood."]
        : []),
    ],
    undocumented: [
      ...(phase === "final"
        ? ["Whether an order can leave this status."]
        : ["How long an order stays in this status."]),
      ...(NOTES[name] === ALIKE
        ? ["How `installed` differs from `installation_finished`. Only `activated` says that the meter is live."]
        : []),
    ],
    decided: [
      ...(name === usualCourse[0]?.name ? ["That a new order starts here."] : []),
      phase === "final" ? "That this status is final." : `That this status belongs to the phase ${phase}.`,
      onCourse
        ? "Where else an order comes from, and where else it goes."
        : "Where an order comes from, and where it goes.",
    ],
  };
}
