import { expect, test } from "vitest";
import { bundle } from "./bundle.ts";

const status = bundle.components.schemas.MeterOrderStatus;
const { phases, statuses } = status["x-lifecycle"] as Lifecycle;

interface Lifecycle {
  phases: Record<string, string>;
  statuses: Record<string, { phase: string; next: string[]; also: string[] }>;
}

test("has a row for every status, in the order of the statuses", () => {
  expect(Object.keys(statuses)).toEqual(status.enum);
});

test.each(Object.entries(statuses))("lets %s lead only to statuses that exist", (_, { phase, next, also }) => {
  expect(Object.keys(phases)).toContain(phase);
  expect(status.enum).toEqual(expect.arrayContaining([...next, ...also]));
  expect(new Set([...next, ...also]).size).toBe(next.length + also.length);
});

test("ends in the final statuses and nowhere else", () => {
  const final = Object.keys(statuses).filter((name) => statuses[name]?.phase === "final");
  const ends = Object.keys(statuses).filter((name) => statuses[name]?.next.length === 0);
  expect(ends).toEqual(final);
});

test("reaches activation from every status that is not final", () => {
  for (const [name, { phase }] of Object.entries(statuses))
    if (phase !== "final") expect(reach(name)).toContain("activated");
});

test("shows an example order in every status", () => {
  const { examples } = bundle.paths["/meter-orders/{id}"].get.responses["200"].content["application/json"];
  expect(Object.keys(examples)).toEqual(status.enum);
  for (const name of status.enum) {
    const key = examples[name].$ref.split("/").at(-1);
    expect(bundle.components.examples[key].value.status).toBe(name);
  }
});

function reach(from: string, seen = new Set<string>()): Set<string> {
  for (const next of statuses[from]?.next ?? []) if (!seen.has(next)) reach(next, seen.add(next));
  return seen;
}
