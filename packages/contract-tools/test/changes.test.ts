/** Edits the description, one change at a time, and has each rated. */
import { afterAll, expect, test } from "vitest";
import { compare } from "../changes/compare.ts";
import { facts } from "../changes/facts.ts";
import { bundle } from "./bundle.ts";
import { breaking } from "./changes-breaking.ts";
import { type Edits, edited } from "./changes-edits.ts";
import { additions, patches, unnoticed } from "./changes-harmless.ts";

const rated: Record<string, string> = {};
const harmless = { ...unnoticed, ...patches, ...additions };

afterAll(() => {
  const majors = (edits: Edits) => Object.keys(edits).filter((name) => rated[name] === "major").length;
  console.log(`${majors(breaking)} of ${Object.keys(breaking).length} breaking edits were found.
${majors(harmless)} of ${Object.keys(harmless).length} harmless edits were taken for breaking.`);
});

async function rate(name: string, edit: Edits[string]): Promise<string> {
  const [largest] = await compare(bundle, edited(edit));
  rated[name] = largest?.size ?? "none";
  return rated[name];
}

test.concurrent.for(Object.entries(breaking))("finds it breaking that %s", async ([name, edit], { expect }) => {
  expect(await rate(name, edit)).toBe("major");
});

test.concurrent.for(Object.entries(additions))("finds it an addition that %s", async ([name, edit], { expect }) => {
  expect(await rate(name, edit)).toBe("minor");
});

test.concurrent.for(Object.entries(patches))("finds it a patch that %s", async ([name, edit], { expect }) => {
  expect(await rate(name, edit)).toBe("patch");
});

test.concurrent.for(Object.entries(unnoticed))("finds no change in that %s", async ([name, edit], { expect }) => {
  expect(await rate(name, edit)).toBe("none");
});

test("names the change and its place", async () => {
  const changes = await compare(
    bundle,
    edited(({ parameters }) => (parameters.Limit.schema.maximum = 50)),
  );
  expect(changes.map(({ text }) => text)).toEqual([
    "`#/components/parameters/Limit/schema/maximum`: Upper bound changed from '<= 100' to '<= 50'",
  ]);
});

test("keeps a field whose name is that of a text, and drops its text", () => {
  const properties = { description: { type: "string", description: "What it is." }, example: { type: "integer" } };
  expect(facts({ description: "A thing.", properties })).toEqual({
    properties: { description: { type: "string" }, example: { type: "integer" } },
  });
});
