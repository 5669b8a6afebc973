/** What Redoc shows only after a click or with a script, as Markdown for readers who have none. */
import { description, operations, type Ref, resolve, type Schema } from "./description.ts";
import { fieldsOf, fieldTable, oneLine, variantsOf } from "./fields.ts";

/** All samples but the first, the variants of a type, and the body of errors; empty when nothing is hidden. */
export function hiddenText(reference: string): string {
  const variants = typesOf(reference)
    .flatMap(variantsOf)
    .map((variant) => {
      return `**${resolve(variant).title}**\n\n${fieldTable(fieldsOf(variant))}`;
    });
  const [, ...samples] = operationOf(reference)?.["x-codeSamples"] ?? [];
  const code = samples.map(({ label, source }) => `\`\`\`ts ${label}\n${source.trimEnd()}\n\`\`\``);
  const errors = fieldTable(fieldsOf(description.components.schemas.ErrorBody ?? {}));
  return [...code, ...variants, ...(code.length > 0 ? [`**The body of an error**\n\n${errors}`] : [])].join("\n\n");
}

/** The fields of the objects within a type; undefined when there are none. */
export function nestedFields(reference: string): string | undefined {
  const nested = typesOf(reference)
    .flatMap((type) => fieldsOf(type))
    .filter(({ name }) => /[.[]/.test(name));
  const lines = nested.map(({ name, type, schema, description: text }) => {
    const what = schema ? `[${type}](/schemas/${schema}/)` : type;
    const values = (description.components.schemas[schema ?? ""]?.enum ?? []).map((value) => `\`${value}\``);
    return `- **\`${name}\`** ${what}  \n  ${oneLine(text)} ${values.length > 0 ? `Values: ${values.join(", ")}.` : ""}`;
  });
  return lines.length > 0 ? lines.join("\n") : undefined;
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
