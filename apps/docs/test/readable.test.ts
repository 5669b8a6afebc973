import type { Schema } from "@meter-orders/openapi";
import { describe, expect, test } from "vitest";
import { lifecycle, statuses } from "../src/lifecycle/statuses.ts";
import { operations, spec } from "../src/spec.ts";
import { mainOf, read, textOf } from "./support/dist.ts";
import { type Facts, factsOf, plain } from "./support/facts.ts";

/** The text that is readable without JavaScript. */
const textAt = (path: string) => textOf(read(`${path}index.html`));

/** The texts that fill an element, so that a field is found as such and not within a sentence. */
function itemsAt(path: string): Set<string> {
  const texts = [...mainOf(read(`${path}index.html`)).matchAll(/>([^<>]+)(?=<)/g)].map(([, text = ""]) => text.trim());
  // A table of fields has the path of a nested one, as in `items[].status`. Redoc puts values in quotes.
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

describe.each(operations)("without JavaScript, the page of $operation.operationId", ({ operation }) => {
  const path = `operations/${operation.operationId}/`;

  test("has every parameter, every field of request and responses, and every value", () => {
    const facts = factsOf(operation);
    expect(facts.names.size).toBeGreaterThan(5);
    expectItems(path, facts);
  });

  test("has the meaning of each", () => expectMeanings(path, factsOf(operation)));

  test("has every status of a response, and every error code", () => {
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

describe.each(Object.entries(spec.components.schemas))("without JavaScript, the page of %s", (name, schema: Schema) => {
  const path = `schemas/${name}/`;

  test("has every field and every value", () => expectItems(path, factsOf(schema)));

  test("has the meaning of each", () => expectMeanings(path, factsOf(schema)));

  test("has the description of the schema", () => {
    const description = plain(schema.description ?? "");
    expect(description).not.toBe("");
    expect(textAt(path)).toContain(description);
  });
});

describe.each(statuses)("without JavaScript, the page of the status $name", (status) => {
  const { name, meaning, phase, next, also, lasts, customer } = status;
  const path = `statuses/${name}/`;

  test("has its meaning, its phase, how long it lasts, and what to tell the customer", () => {
    const text = textAt(path);
    for (const fact of [meaning, `Phase: ${phase}. ${lifecycle.phases[phase]}`, lasts, customer])
      expect(text).toContain(plain(fact));
  });

  test("links to the next statuses, or to their phase", () => {
    for (const other of [...next, ...also])
      expect(read(`${path}index.html`)).toMatch(
        new RegExp(`<a href="../../statuses/(${other}/|#${lifecycle.statuses[other]?.phase})"`),
      );
  });
});
