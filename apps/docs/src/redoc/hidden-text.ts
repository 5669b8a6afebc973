/** What Redoc shows only with JavaScript, as Markdown. */
import type { Ref, Schema } from "@meter-orders/openapi";
import { fieldsOf, fieldTable, valueTable, variantsOf } from "../fields.ts";
import { sampleFence } from "../samples.ts";
import { operations, resolve, spec } from "../spec.ts";

/** All samples but the first, variants, nested objects, and the error response. Empty when nothing is hidden. */
export function hiddenText(reference: string): string {
  const types = typesOf(reference);
  const variants = types.flatMap(variantsOf).map((variant) => {
    return `**${resolve(variant).title}**\n\n${fieldTable(fieldsOf(variant))}`;
  });
  const nested = types.flatMap((type) => fieldsOf(type)).filter(({ name }) => /[.[]/.test(name));
  const values = nested.map(({ schema = "" }) => valueTable(spec.components.schemas[schema] ?? {}));
  const fields = nested.length > 0 ? [fieldTable(nested), ...values.filter((table) => table !== undefined)] : [];
  return [...samplesOf(reference), ...variants, ...fields, ...errorOf(reference)].join("\n\n");
}

function samplesOf(reference: string): string[] {
  const [, ...samples] = operationOf(reference)?.["x-codeSamples"] ?? [];
  return samples.map(sampleFence);
}

function errorOf(reference: string): string[] {
  if (!operationOf(reference)) return [];
  return [`**Error response**\n\n${fieldTable(fieldsOf(spec.components.schemas.ErrorBody ?? {}))}`];
}

/** The schemas on a page: the schema itself, or those of the request and the response. */
function typesOf(reference: string): (Schema | Ref)[] {
  const operation = operationOf(reference);
  if (!operation) return [spec.components.schemas[reference] ?? {}];
  const response = resolve(operation.responses["200"] ?? { description: "", content: {} });
  return [operation.requestBody, response].flatMap((body) => Object.values(body?.content ?? {})[0]?.schema ?? []);
}

function operationOf(reference: string) {
  return operations.find(({ operation }) => operation.operationId === reference)?.operation;
}
