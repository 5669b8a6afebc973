import { describe, expect, test } from "vitest";
import { described, type Facts, factsOf, plain } from "./described.ts";
import { mainOf, read, textOf } from "./dist.ts";

interface Operation {
  operationId: string;
  responses: Record<string, unknown>;
  "x-codeSamples": { source: string }[];
}

const operations = Object.values(described.paths).flatMap((path) => Object.values(path as Record<string, Operation>));
const schemas = Object.keys(described.components.schemas);
const {
  enum: statuses,
  "x-lifecycle": lifecycle,
  "x-enumDescriptions": meanings,
} = described.components.schemas.MeterOrderStatus;

/** What a reader reads who has no script. */
const textAt = (path: string) => textOf(read(`${path}index.html`));

/** The texts that fill an element of the page, so that a field is found as itself and not within a sentence. */
function itemsAt(path: string): Set<string> {
  const texts = [...mainOf(read(`${path}index.html`)).matchAll(/>([^<>]+)(?=<)/g)].map(([, text = ""]) => text.trim());
  // A table of fields names a nested one with its way, as in `items[].status`; Redoc puts a value in quotes.
  return new Set(texts.flatMap((text) => [text, text.split(".").at(-1) ?? "", text.replaceAll(/&quot;|"/g, "")]));
}

function expectItems(path: string, { names, values }: Facts): void {
  const items = itemsAt(path);
  expect([...names, ...values].filter((item) => !items.has(item))).toEqual([]);
}

function expectMeanings(path: string, { meanings }: Facts): void {
  const text = textAt(path);
  expect([...meanings].filter((meaning) => !text.includes(meaning))).toEqual([]);
}

describe.each(operations)("without a script, the page of $operationId", (operation) => {
  const path = `operations/${operation.operationId}/`;

  test("has every parameter, every field of request and answers, and every value", () => {
    const facts = factsOf(operation);
    expect(facts.names.size).toBeGreaterThan(5);
    expectItems(path, facts);
  });

  test("says of each what it means", () => expectMeanings(path, factsOf(operation)));

  test("has every status that it answers, and every error code", () => {
    const items = itemsAt(path);
    const [, ...errors] = Object.keys(operation.responses);
    expect(["200", ...errors].filter((status) => !items.has(status))).toEqual([]);
    const codes = [...factsOf(operation.responses).values].filter((value) => /^[A-Z_]+$/.test(value));
    expect(codes).toHaveLength(errors.length);
    for (const code of codes) expect(read(`${path}index.html`)).toContain(`<a href="../../errors/${code}/">`);
  });

  test("has every sample", () => {
    const text = textAt(path).replaceAll(/\s/g, "");
    expect(operation["x-codeSamples"].length).toBe(2);
    for (const { source } of operation["x-codeSamples"]) expect(text).toContain(source.replaceAll(/\s/g, ""));
  });
});

describe.each(schemas)("without a script, the page of %s", (name) => {
  const path = `schemas/${name}/`;

  test("has every field and every value", () => expectItems(path, factsOf(described.components.schemas[name])));

  test("says of each what it means", () => expectMeanings(path, factsOf(described.components.schemas[name])));

  test("has what the type is said to be", () => {
    const { description } = described.components.schemas[name];
    expect(plain(description)).not.toBe("");
    expect(textAt(path)).toContain(plain(description));
  });
});

describe.each(statuses as string[])("without a script, the page of the status %s", (name) => {
  const path = `statuses/${name}/`;
  const { phase, next, also, lasts, customer } = lifecycle.statuses[name];

  test("has its meaning, its phase, how long it lasts and what to tell the customer", () => {
    const text = textAt(path);
    for (const fact of [meanings[name], `Phase: ${phase}. ${lifecycle.phases[phase]}`, lasts, customer])
      expect(text).toContain(plain(fact));
  });

  test("leads to what comes next, or to its phase as a whole", () => {
    for (const other of [...next, ...also])
      expect(read(`${path}index.html`)).toMatch(
        new RegExp(`<a href="../../statuses/(${other}/|#${lifecycle.statuses[other].phase})"`),
      );
  });
});
