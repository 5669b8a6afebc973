import { expect, test } from "vitest";
import type { Operation } from "../../src/validation/operation.ts";
import { createPrismEngine, documentedResponse, loadContract } from "../../src/validation/prism.ts";
import { bundle, operations, queryParameters, resolve, type Schema } from "../support/bundle.ts";

const copy = structuredClone(bundle);
const { operations: loaded } = await loadContract(bundle);
const [list, retrieve] = ["/meter-orders", "/meter-orders/{id}"].map((path) =>
  loaded.find((operation) => operation.method === "get" && operation.path === path),
) as [Operation, Operation];

test("knows every operation of the description, and leaves the description unchanged", () => {
  expect(loaded).toHaveLength(operations.length);
  expect(bundle).toEqual(copy);
});

const closed = queryParameters("listMeterOrders").filter(({ schema }) => isClosed(schema));
test.each(closed)("checks $name", async ({ name }) => {
  const url = { path: "/meter-orders", query: { [name]: "bogus" } };
  const request = { method: "get", url, headers: { authorization: "Bearer token" } } as const;
  const violations = await createPrismEngine(loaded).check(list, request);
  expect(violations.map((violation) => violation.name.replace(/\.0$/, ""))).toEqual([name]);
});

/** Whether some text breaks the rules of a parameter. */
function isClosed(schema: Parameters<typeof resolve<Schema>>[0]): boolean {
  const { type, items, format, ...rules } = resolve(schema);
  return items ? isClosed(items) : type !== "string" || format !== undefined || rules.enum !== undefined;
}

test("an example is the one with the key", async () => {
  const { statusCode, body } = await documentedResponse(retrieve, { exampleKey: "blocked_wim" });
  expect([statusCode, body]).toEqual([200, expect.objectContaining({ status: "blocked_wim" })]);
});

test("an example is the error of the code, with its headers", async () => {
  const { statusCode, headers } = await documentedResponse(retrieve, { code: 429 });
  expect([statusCode, headers?.["Retry-After"]]).toEqual([429, 30]);
});

test("an example is a copy", async () => {
  const first = await documentedResponse(retrieve, {});
  Object.assign(first.body as object, { status: "changed" });
  expect((await documentedResponse(retrieve, {})).body).toMatchObject({ status: "waiting" });
});

test("an example is generated again each time, and a seed does not stay", async () => {
  const dynamic = async (seed?: string) =>
    JSON.stringify((await documentedResponse(retrieve, { dynamic: true, ...(seed && { seed }) })).body);
  const seeded = [await dynamic("7"), await dynamic("7")];
  expect(seeded[1]).toBe(seeded[0]);
  const [unseeded, ...others] = [await dynamic(), await dynamic("7"), await dynamic()];
  expect(others.at(-1)).not.toBe(unseeded);
});

test("an example is rejected when the description has none", async () => {
  await expect(documentedResponse(retrieve, { code: 418 })).rejects.toThrow();
});
