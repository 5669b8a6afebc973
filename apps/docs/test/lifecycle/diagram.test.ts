import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { lifecycleDiagram, typicalPathSentence } from "../../src/lifecycle/diagram.ts";
import { statuses, statusTable, typicalPath } from "../../src/lifecycle/statuses.ts";

const steps = statuses.flatMap(({ name, next }) => next.map((to) => ({ from: name, to })));
const possible = statuses.flatMap(({ name, also }) => also.map((to) => ({ from: name, to })));
const phaseOf = new Map(statuses.map(({ name, phase }) => [name, phase]));

let diagram: string;
beforeAll(async () => {
  diagram = await lifecycleDiagram();
});

describe.each(["one-column", "two-columns"])("the diagram in %s", (columns) => {
  const drawing = () => new RegExp(`<svg class="${columns}".*?</svg>`).exec(diagram)?.[0] ?? "";
  const element = (id: string) => new RegExp(`<g id="lifecycle-${columns}-${id}".*?</g>`).exec(drawing())?.[0] ?? "";
  /** Whether the note beside a status names another one. */
  const noteNames = (status: string, other: string) => {
    const text = /<text[^>]*>([^<]*)/.exec(element(`to-${status}`))?.[1] ?? "";
    return text.split(", ").includes(other) || new RegExp(`^any .*\\b${phaseOf.get(other)}\\b.* status`).test(text);
  };

  test.each(statuses)("links $name to its page", ({ name }) => {
    expect(drawing().split(`<a href="/statuses/${name}/">`)).toHaveLength(2);
    expect(drawing()).toMatch(new RegExp(`<text[^>]*>${name}</text>`));
  });

  test.each(steps)("shows the usual step from $from to $to", ({ from, to }) => {
    if (phaseOf.get(from) === "hold") expect(noteNames(from, to)).toBe(true);
    else expect(element(`${from}-${to}`)).toContain("<path");
  });

  test.each(possible)("says that $from may change to $to", ({ from, to }) => {
    expect(noteNames(to, from)).toBe(true);
    expect(element(`also-${to}`)).toContain("stroke-dasharray");
  });

  test("draws no other steps", () => {
    const drawn = drawing().match(/class="edge next/g);
    expect(drawn).toHaveLength(steps.filter(({ from }) => phaseOf.get(from) !== "hold").length);
    for (const status of ["cancelled", "pre_installed"]) expect(noteNames(status, "intended")).toBe(false);
    expect(noteNames("pre_installed", "installed")).toBe(false);
  });

  test("the typical lifecycle is one straight, thick line", () => {
    const places = typicalPath.slice(1).map((status, index) => {
      const edge = element(`${typicalPath[index]?.name}-${status.name}`);
      expect(edge).toContain("usual");
      const [, line = ""] = / d="([^"]*)"/.exec(edge) ?? [];
      return [...line.matchAll(/([\d.]+),/g)].map(([, x]) => x);
    });
    expect(new Set(places.flat()).size).toBe(1);
  });
});

test("the diagram is one block of markup without scripts and styles", () => {
  expect(diagram).not.toMatch(/<\?xml|<!|<script|<style|\son\w+=|style=|font-family|xlink|\n\s*\n/);
  expect(diagram).not.toMatch(/(fill|stroke)="(?!none|currentColor)/);
});

test("every ID in the diagram is unique, and every reference is to one of them", () => {
  const ids = [...diagram.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids).toEqual([...new Set(ids)]);
  const references = [...diagram.matchAll(/ aria-(?:labelledby|describedby)="([^"]*)"/g)].map(([, id]) => id);
  expect(references).toHaveLength(4);
  for (const reference of references) expect(ids).toContain(reference);
});

test("the sentence has the typical lifecycle in its order", () => {
  const named = [...typicalPathSentence().matchAll(/`(\w+)`/g)].map(([, name]) => name);
  expect(named).toEqual(typicalPath.map(({ name }) => name));
});

test.each(statuses)("the table has the facts of $name from the spec", ({ name, phase, meaning, next }) => {
  const [, , told, text, follows = ""] = rowOf(name).split(" | ").join("|").split("|");
  expect([told, text]).toEqual([phase, meaning]);
  const links = [...follows.matchAll(/\/statuses\/(\w+)\//g)].map(([, link]) => link);
  if (follows.includes("any open status")) expect(next.every((to) => phaseOf.get(to) === "open")).toBe(true);
  else expect(links).toEqual(next);
});

const rowOf = (name: string) =>
  statusTable()
    .split("\n")
    .find((row) => row.startsWith(`| [\`${name}\`]`)) ?? "";

describe("the colors of the diagram", () => {
  const css = readFileSync(new URL("../../page/lifecycle.css", import.meta.url), "utf8");
  const pairs = [...css.matchAll(/--([\w-]+): light-dark\(#(\w{6}), #(\w{6})\)/g)];
  const colors = { light: column(2), dark: column(3) };

  function column(index: 2 | 3): Record<string, string> {
    return Object.fromEntries(pairs.map((pair) => [pair[1], pair[index] ?? ""]));
  }

  const contrasts = Object.entries(colors).flatMap(([scheme, color]) => [
    ...["panel", "node", "hold-node", "goal-node"].map((back) => ({ scheme, color, front: "ink", back, least: 4.5 })),
    ...["line", "open", "hold", "goal"].map((front) => ({ scheme, color, front, back: "panel", least: 3 })),
    { scheme, color, front: "panel-line", back: "node", least: 3 },
  ]);

  test.each(contrasts)("$front has enough contrast with $back in $scheme mode", ({ color, front, back, least }) => {
    const [dark = 0, light = 0] = [luminance(color[front]), luminance(color[back])].sort((a, b) => a - b);
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(least);
  });
});

/** As defined in WCAG. */
function luminance(hex = ""): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
