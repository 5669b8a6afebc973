/** A page for every status, and an overview with the lifecycle. */
import type { Provenance } from "@meter-orders/openapi";
import { lifecycleDiagram, typicalPathSentence } from "../lifecycle/diagram.ts";
import {
  lifecycle,
  linkTo,
  phaseSections,
  type Status,
  statuses,
  statusNamed,
  statusTable,
  typicalPath,
} from "../lifecycle/statuses.ts";
import { type Page, summary } from "../page.ts";
import { spec } from "../spec.ts";
import { type Passage, passages } from "./scenarios.ts";
import { beforeAndAfter, reproduceWithMock, statusInClient } from "./status-sections.ts";

export async function statusPages(): Promise<Page[]> {
  const scenarios = await passages();
  return [await overview(), ...statuses.map((status) => statusPage(status, scenarios.get(status.name) ?? []))];
}

async function overview(): Promise<Page> {
  const provenance = spec.components.schemas.MeterOrderStatus?.["x-provenance"];
  return {
    path: "statuses/",
    title: "Statuses of a meter order",
    label: "All statuses",
    description: `The lifecycle of a meter order: the ${statuses.length} statuses as a diagram and a table, with their meanings and the usual next status.`,
    group: "Statuses",
    parts: [
      typicalPathSentence(),
      TYPICAL,
      { html: await lifecycleDiagram(), markdown: "" },
      `## All statuses\n\n${statusTable()}`,
      `## Phases\n\n${PHASES}\n\n${phaseSections()}`,
      FOLLOW,
    ],
    ...(provenance && { provenance }),
  };
}

const TYPICAL = `This is the typical lifecycle, which is not guaranteed. Nomos publishes no transition table, so the
following is inferred. Do not reject or drop an order because it took a different path. Nomos may add statuses at any
time, so also store orders with an unknown status.`;

const PHASES = "A phase tells you what can happen to an order without listing every status.";

const FOLLOW = `## Follow an order

This API version has no webhooks for orders. [Following an order](/guides/following-an-order/) shows how to poll, the
polling interval, and what to store.`;

function statusPage(status: Status, scenarios: Passage[]): Page {
  const { name, phase, meaning, lasts, customer } = status;
  const sections = [
    meaning,
    ...(NOTES[name] ? [NOTES[name]] : []),
    `**Phase:** [${phase}](/statuses/#${phase}). ${lifecycle.phases[phase]}`,
    `## Before and after\n\n${beforeAndAfter(status)}`,
    `## How long it lasts\n\n${lasts}`,
    `## What to tell the customer\n\n> ${customer}`,
    `## In the TypeScript client\n\n${statusInClient(status)}`,
    `## Reproduce with the mock\n\n${reproduceWithMock(status, scenarios)}`,
  ];
  return {
    path: `statuses/${name}/`,
    title: name,
    description: summary(
      `Status ${name}: ${meaning}`,
      "What comes next, what to tell the customer, and how to test it with the mock.",
    ),
    group: "Statuses",
    parts: [sections.join("\n\n")],
    provenance: provenanceOf(status),
  };
}

const INSTALLED = `Nomos does not document how ${linkTo("installed")} and ${linkTo("installation_finished")} differ. Treat them
alike: the meter is installed, but not live. Only ${linkTo("activated")} means that the meter is live.`;

const HOLD = `A hold replaces the previous status, and the API does not return the previous status. If you need it, store every
status you receive.`;

const WAITING = `The order does not show what it is waiting for (for example, a missing [MaLo](/guides/glossary/#malo)), and you
cannot submit it later through this API. If an order stays in this status for long, contact Nomos.`;

/** What the name of a status does not tell. */
const NOTES: Record<string, string> = {
  waiting: WAITING,
  installed: INSTALLED,
  installation_finished: INSTALLED,
  pre_installed:
    "Despite its name, this is a final status: the site already has a smart meter, so nothing is installed.",
  blocked: HOLD,
  blocked_wim: HOLD,
};

function provenanceOf({ name, phase }: Status): Provenance {
  const onPath = typicalPath.includes(statusNamed(name));
  return {
    documented: [
      "What this status means.",
      ...(onPath ? ["The position of this status in the lifecycle of an order without problems."] : []),
      ...(NOTES[name] === HOLD
        ? ["A hold replaces the previous status. In this API version, nothing shows the status before the hold."]
        : []),
    ],
    undocumented: [
      ...(phase === "final"
        ? ["Whether an order can leave this status."]
        : ["How long an order stays in this status."]),
      ...(NOTES[name] === INSTALLED
        ? ["How `installed` differs from `installation_finished`. Only `activated` means that the meter is live."]
        : []),
    ],
    decided: [
      ...(name === typicalPath[0]?.name ? ["That a new order starts with this status."] : []),
      phase === "final" ? "That this status is final." : `That this status belongs to the phase ${phase}.`,
      onPath ? "The other statuses before and after this one." : "The statuses before and after this one.",
    ],
  };
}
