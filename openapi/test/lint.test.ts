/** Seeds defects into copies of the spec, one at a time. The rule meant for each defect must report it. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { lint } from "./support/lint.ts";
import { seededDefects } from "./support/seeded-defects.ts";

const seeded = Object.entries(seededDefects).flatMap(([rule, edits]) => edits.map((edit) => ({ rule, edit })));
const [clean, ...findings] = lint([undefined, ...seeded.map(({ edit }) => edit)]);
const cases = seeded.map(({ rule, edit: [file, text, replacement] }, index) => ({
  title: `${rule} finds ${JSON.stringify(replacement)} for ${JSON.stringify(text)} in ${file}`,
  rule,
  found: findings[index],
}));

test("finds nothing in the spec as it is", () => {
  expect(clean).toEqual([]);
});

test.each(cases)("$title", ({ rule, found }) => {
  expect(found).toContainEqual(expect.stringMatching(`^${rule}: `));
});

test("seeds a defect for every rule that redocly.yaml switches on", () => {
  const { oas3_1Rules: rules } = parse(readFileSync(new URL("../redocly.yaml", import.meta.url), "utf8"));
  expect(Object.keys(seededDefects)).toEqual(expect.arrayContaining(Object.keys(rules)));
});
