/** Seeds defects into copies of the description, one at a time: the rule meant for it finds each, and nothing finds fault without. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { lint } from "./lint.ts";
import { mutants } from "./lint-mutants.ts";

const seeded = Object.entries(mutants).flatMap(([rule, edits]) => edits.map((edit) => ({ rule, edit })));
const [clean, ...findings] = lint([undefined, ...seeded.map(({ edit }) => edit)]);
const cases = seeded.map(({ rule, edit: [file, text, replacement] }, index) => ({
  title: `${rule} finds ${JSON.stringify(replacement)} for ${JSON.stringify(text)} in ${file}`,
  rule,
  found: findings[index],
}));

test("finds nothing in the description as it is", () => {
  expect(clean).toEqual([]);
});

test.each(cases)("$title", ({ rule, found }) => {
  expect(found).toContainEqual(expect.stringMatching(`^${rule}: `));
});

test("seeds a defect for every rule that redocly.yaml switches on", () => {
  const { oas3_1Rules: rules } = parse(readFileSync(new URL("../redocly.yaml", import.meta.url), "utf8"));
  expect(Object.keys(mutants)).toEqual(expect.arrayContaining(Object.keys(rules)));
});
