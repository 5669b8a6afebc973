/** Rates edits of the spec, one at a time. */
import { spec } from "@meter-orders/openapi";
import { afterAll, expect, test } from "vitest";
import { compare } from "../../changes/compare.ts";
import { stripProse } from "../../changes/strip-prose.ts";
import { additions, breaking, type Edits, edited, patches, unnoticed } from "../support/edits.ts";

const rated: Record<string, string> = {};
const harmless = { ...unnoticed, ...patches, ...additions };

afterAll(() => {
  const majors = (edits: Edits) => Object.keys(edits).filter((name) => rated[name] === "major").length;
  console.log(`${majors(breaking)} of ${Object.keys(breaking).length} breaking edits were found.
${majors(harmless)} of ${Object.keys(harmless).length} harmless edits were taken for breaking.`);
});

async function rate(name: string, edit: Edits[string]): Promise<string> {
  const [largest] = await compare(spec(), edited(edit));
  rated[name] = largest?.size ?? "none";
  return rated[name];
}

test.concurrent.for(Object.entries(breaking))("rates as major: %s", async ([name, edit], { expect }) => {
  expect(await rate(name, edit)).toBe("major");
});

test.concurrent.for(Object.entries(additions))("rates as minor: %s", async ([name, edit], { expect }) => {
  expect(await rate(name, edit)).toBe("minor");
});

test.concurrent.for(Object.entries(patches))("rates as patch: %s", async ([name, edit], { expect }) => {
  expect(await rate(name, edit)).toBe("patch");
});

test.concurrent.for(Object.entries(unnoticed))("ignores: %s", async ([name, edit], { expect }) => {
  expect(await rate(name, edit)).toBe("none");
});

test("names the change and its place", async () => {
  const changes = await compare(
    spec(),
    edited(({ parameters }) => (parameters.Limit.schema.maximum = 50)),
  );
  expect(changes.map(({ text }) => text)).toEqual([
    "GET /meter-orders: for the `query` request parameter `limit`, the max was decreased from `100.00` to `50.00`",
  ]);
});

test("keeps a field whose name is that of a text, and drops its text", () => {
  const properties = { description: { type: "string", description: "What it is." }, example: { type: "integer" } };
  expect(stripProse({ description: "A thing.", properties })).toEqual({
    properties: { description: { type: "string" }, example: { type: "integer" } },
  });
});
