/** A page for each schema. */
import type { Schema } from "@meter-orders/openapi";
import { fieldsOf, fieldTable, oneLine, typeOf, valueTable, variantsOf } from "../fields.ts";
import type { Page } from "../page.ts";
import { operations, resolve, spec } from "../spec.ts";
import { guidesAbout } from "./guides.ts";

export function schemaPages(): Page[] {
  return Object.entries(spec.components.schemas).map(([name, schema]) => ({
    path: `schemas/${name}/`,
    title: name,
    description: `${name}, a schema of the ${spec.info.title}: ${firstSentence(schema)}`,
    group: "Schemas",
    parts: [{ reference: name, markdown: markdownOf(schema) }, ...details(name), usedBy(name), guidesAbout(name)],
    ...(schema["x-provenance"] && { provenance: schema["x-provenance"] }),
  }));
}

function firstSentence({ description: text = "" }: Schema): string {
  return oneLine(text.split(/(?<=\.)\s/)[0] ?? "");
}

function markdownOf(schema: Schema): string {
  const variants = variantsOf(schema).map((variant) => {
    return `### ${resolve(variant).title}\n\n${fieldTable(fieldsOf(variant))}`;
  });
  const fields = fieldsOf(schema);
  const type = fields.length + variants.length > 0 ? [] : [`Type: ${typeOf(schema)}`];
  const values = valueTable(schema);
  const example = schema.examples ? [`Example: \`${schema.examples[0]}\``] : [];
  const parts = [schema.description?.trim() ?? "", ...type, ...(values ? [values] : []), ...example, ...variants];
  return [...parts, ...(fields.length > 0 ? [fieldTable(fields)] : [])].join("\n\n");
}

/** Links to the pages with more details. */
function details(name: string): string[] {
  if (name === "MeterOrderStatus")
    return ["The lifecycle as a diagram, and a page for every status: [Statuses](/statuses/)."];
  if (name === "ErrorCode") return ["What to do for each code: [Errors](/errors/)."];
  return [];
}

/** The operations and schemas that refer to this schema. */
function usedBy(name: string): string {
  const mentions = (node: unknown) => JSON.stringify(node).includes(`"#/components/schemas/${name}"`);
  const inParameters = Object.entries(spec.components.parameters).filter(([, node]) => mentions(node));
  const inOperation = (node: unknown) =>
    mentions(node) || inParameters.some(([key]) => JSON.stringify(node).includes(`/parameters/${key}"`));
  const links = [
    ...operations
      .filter(({ operation }) => inOperation(operation))
      .map(({ operation }) => `[${operation.summary}](/operations/${operation.operationId}/)`),
    ...Object.entries(spec.components.schemas)
      .filter(([other, schema]) => other !== name && mentions(schema))
      .map(([other]) => `[${other}](/schemas/${other}/)`),
  ];
  return links.length > 0 ? `## Used by\n\n${links.map((link) => `- ${link}`).join("\n")}` : "";
}
