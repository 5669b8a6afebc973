/** What Redoc shows only after a click or with a script, as Markdown for readers who have none. */
import { description, operations, type Ref, resolve, type Schema } from "./description.ts";
import { fieldsOf, fieldTable, valueTable, variantsOf } from "./fields.ts";
import { sampleFence } from "./samples.ts";

/** All samples but the first, variants, nested objects, and the body of errors; empty when nothing is hidden. */
export function hiddenText(reference: string): string {
  const types = typesOf(reference);
  const variants = types.flatMap(variantsOf).map((variant) => {
    return `**${resolve(variant).title}**\n\n${fieldTable(fieldsOf(variant))}`;
  });
  const nested = types.flatMap((type) => fieldsOf(type)).filter(({ name }) => /[.[]/.test(name));
  const values = nested.map(({ schema = "" }) => valueTable(description.components.schemas[schema] ?? {}));
  const fields = nested.length > 0 ? [fieldTable(nested), ...values.filter((table) => table !== undefined)] : [];
  return [...samplesOf(reference), ...variants, ...fields, ...errorOf(reference)].join("\n\n");
}

function samplesOf(reference: string): string[] {
  const [, ...samples] = operationOf(reference)?.["x-codeSamples"] ?? [];
  return samples.map(sampleFence);
}

function errorOf(reference: string): string[] {
  if (!operationOf(reference)) return [];
  return [`**The body of an error**\n\n${fieldTable(fieldsOf(description.components.schemas.ErrorBody ?? {}))}`];
}

/** The types that a page shows: the schema's own, or those of the request and the answer. */
function typesOf(reference: string): (Schema | Ref)[] {
  const operation = operationOf(reference);
  if (!operation) return [description.components.schemas[reference] ?? {}];
  const answer = resolve(operation.responses["200"] ?? { description: "", content: {} });
  return [operation.requestBody, answer].flatMap((body) => Object.values(body?.content ?? {})[0]?.schema ?? []);
}

function operationOf(reference: string) {
  return operations.find(({ operation }) => operation.operationId === reference)?.operation;
}
