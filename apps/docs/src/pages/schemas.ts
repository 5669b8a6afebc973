/** A page for each type. */
import { description, operations, resolve, type Schema } from "../description.ts";
import { fieldsOf, fieldTable, oneLine, typeOf, valueTable, variantsOf } from "../fields.ts";
import type { Page } from "../page.ts";
import { guidesAbout } from "./guides.ts";

export function schemaPages(): Page[] {
  return Object.entries(description.components.schemas).map(([name, schema]) => ({
    path: `schemas/${name}/`,
    title: name,
    description: `${name}, a type of the ${description.info.title}: ${firstSentence(schema)}`,
    group: "Schemas",
    parts: [{ reference: name, markdown: twin(schema) }, ...elsewhere(name), usedBy(name), guidesAbout(name)],
    ...(schema["x-provenance"] && { provenance: schema["x-provenance"] }),
  }));
}

function firstSentence({ description: text = "" }: Schema): string {
  return oneLine(text.split(/(?<=\.)\s/)[0] ?? "");
}

function twin(schema: Schema): string {
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

/** What is told at length on pages of its own. */
function elsewhere(name: string): string[] {
  if (name === "MeterOrderStatus")
    return ["The usual course as a diagram, and a page for every status: [Statuses](/statuses/)."];
  if (name === "ErrorCode") return ["What to do about each code: [Errors](/errors/)."];
  return [];
}

/** The operations and types that speak of this type. */
function usedBy(name: string): string {
  const mentions = (node: unknown) => JSON.stringify(node).includes(`"#/components/schemas/${name}"`);
  const inParameters = Object.entries(description.components.parameters).filter(([, node]) => mentions(node));
  const inOperation = (node: unknown) =>
    mentions(node) || inParameters.some(([key]) => JSON.stringify(node).includes(`/parameters/${key}"`));
  const links = [
    ...operations
      .filter(({ operation }) => inOperation(operation))
      .map(({ operation }) => `[${operation.summary}](/operations/${operation.operationId}/)`),
    ...Object.entries(description.components.schemas)
      .filter(([other, schema]) => other !== name && mentions(schema))
      .map(([other]) => `[${other}](/schemas/${other}/)`),
  ];
  return links.length > 0 ? `## Used by\n\n${links.map((link) => `- ${link}`).join("\n")}` : "";
}
