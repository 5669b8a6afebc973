/** What the docs show beside the contract is there, for everything that has a page. */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { bundle } from "./bundle.ts";

const { schemas, responses } = bundle.components;
const operations = Object.values<object>(bundle.paths).flatMap((item): Operation[] => Object.values(item));
const errors = Object.entries<ErrorResponse>(responses);

interface Sourced {
  "x-provenance": Record<string, string[]>;
}
interface Operation extends Sourced {
  operationId: string;
  "x-codeSamples": { lang: string; source: string }[];
}
interface ErrorResponse extends Sourced {
  content: { "application/json": { schema: { allOf: [unknown, { properties: { code: { const: string } } }] } } };
  "x-causes": string[];
  "x-remedy": string;
}

test.each(operations)("shows $operationId in curl and in TypeScript", ({ "x-codeSamples": samples }) => {
  expect(samples.map(({ lang }) => lang)).toEqual(["curl", "TypeScript"]);
  expect(samples[0]?.source).toMatch(/^curl /);
  expect(samples[1]?.source).toContain('from "@meter-orders/client"');
});

const statuses = Object.entries<Record<string, string>>(schemas.MeterOrderStatus["x-lifecycle"].statuses);

test.each(statuses)("says how long %s lasts, and what to tell the customer", (_, { lasts, customer }) => {
  expectSentences([lasts, customer]);
});

const sourced = [
  ...operations.map((operation): [string, Sourced] => [operation.operationId, operation]),
  ...Object.entries<Sourced>(schemas),
  ...errors,
];

test.each(sourced)("says what is documented of %s, what is not, or what is decided", (_, { "x-provenance": facts }) => {
  expect(["documented", "undocumented", "decided"]).toEqual(expect.arrayContaining(Object.keys(facts)));
  expectSentences(Object.values(facts).flat());
});

test.each(errors)("says of %s what causes it, and what to do", (_, { "x-causes": causes, "x-remedy": remedy }) => {
  expectSentences([...causes, remedy]);
});

test("has a sample that gets each of the errors, and no other", () => {
  const codes = errors.map(([, { content }]) => content["application/json"].schema.allOf[1].properties.code.const);
  const files = readdirSync(new URL("../samples/errors", import.meta.url));
  expect(files.sort()).toEqual(codes.map((code) => `${code}.sh`).sort());
});

function expectSentences(texts: (string | undefined)[]): void {
  expect(texts).not.toEqual([]);
  for (const text of texts) expect(text).toMatch(/^[A-Z`][\s\S]+\.\s*$/);
}
