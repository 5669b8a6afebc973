import { beforeAll, expect, test } from "vitest";
import type { Operation } from "../../src/validation/operation.ts";
import { documentedResponse, loadContract } from "../../src/validation/prism.ts";
import { bundle } from "../support/bundle.ts";

let retrieve: Operation;
beforeAll(async () => {
  const { operations } = await loadContract(bundle);
  retrieve = operations.find(({ path }) => path === "/meter-orders/{id}") as Operation;
});

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

test("an example is made up anew each time, and a seed does not stay", async () => {
  const dynamic = async (seed?: string) =>
    JSON.stringify((await documentedResponse(retrieve, { dynamic: true, ...(seed && { seed }) })).body);
  const seeded = [await dynamic("7"), await dynamic("7")];
  expect(seeded[1]).toBe(seeded[0]);
  const [unseeded, ...others] = [await dynamic(), await dynamic("7"), await dynamic()];
  expect(others.at(-1)).not.toBe(unseeded);
});

test("an example is refused when the description has none", async () => {
  await expect(documentedResponse(retrieve, { code: 418 })).rejects.toThrow();
});
