/** Contracts that answer in other ways than the description does. */
import { expect, test } from "vitest";
import { createAjvEngine } from "../../src/validation/ajv-engine.ts";
import { loadContract } from "../../src/validation/lazy-prism.ts";
import { bundle } from "../support/bundle.ts";
import { type Canned, call, canned, ORDER, order, through } from "../support/proxy-upstream.ts";

async function rulesBy(change: (copy: typeof bundle) => void, answer: Canned): Promise<string[]> {
  const copy = structuredClone(bundle);
  change(copy);
  const contract = await loadContract(copy);
  const engine = createAjvEngine(contract.operations);
  const { deviations } = await through(canned(answer), call("GET", ORDER), { contract, engine });
  return deviations.map(({ rule }) => rule);
}

/** Adds responses to the operation that is called. */
const answering = (responses: object) => (copy: typeof bundle) => {
  Object.assign(copy.paths["/meter-orders/{id}"]?.get?.responses ?? {}, responses);
};
const json = (schema: object) => ({ description: "JSON.", content: { "application/json": { schema } } });

test("records a body where none may be", async () => {
  const later = answering({ 202: { description: "Later." } });
  expect(await rulesBy(later, { status: 202, body: order })).toEqual(["The response's body must be empty."]);
  expect(await rulesBy(later, { status: 202 })).toEqual([]);
});

test("lets a class of statuses and a default stand for what is not named", async () => {
  const text = { description: "Text.", content: { "text/plain": { schema: { type: "string" } } } };
  const answer = { headers: { "content-type": "text/plain" }, body: "x" };
  expect(await rulesBy(answering({ "5XX": text }), { ...answer, status: 503 })).toEqual([]);
  expect(await rulesBy(answering({ default: text }), { ...answer, status: 418 })).toEqual([]);
});

test("takes a value outside a closed list for a fault", async () => {
  const schema = { type: "object", properties: { kind: { enum: ["a", "b"] } }, additionalProperties: false };
  const change = answering({ 200: json(schema) });
  expect(await rulesBy(change, { body: { kind: "c", other: 1 } })).toEqual([
    'The response\'s body property "other" is unknown.',
    'The response\'s body property "kind" must be one of a, b.',
  ]);
});

test("tells the items of a list from properties whose names are numbers", async () => {
  const change = answering({ 200: json({ additionalProperties: { required: ["x"] } }) });
  expect(await rulesBy(change, { body: { 2024: {} } })).toEqual([
    'The response\'s body property "2024.x" is required.',
  ]);
  expect(await rulesBy(answering({ 200: json({ items: { required: ["x"] } }) }), { body: [{}, {}] })).toEqual([
    'The response\'s body property "[].x" is required.',
  ]);
});

test("follows a schema that contains itself", async () => {
  const self = { $ref: "#/components/schemas/MeterOrder" };
  const body = { ...order, previous: { ...order, previous: { ...order, status: undefined } } };
  const change = (copy: typeof bundle) => {
    Object.assign(copy.components.schemas.MeterOrder?.properties ?? {}, { previous: self });
  };
  expect(await rulesBy(change, { body })).toEqual([
    'The response\'s body property "previous.previous.status" is required.',
  ]);
});
