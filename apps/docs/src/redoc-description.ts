/** The description as Redoc needs it, which the description itself need not know. */
import { type Description, description } from "./description.ts";
import { schemasTag } from "./redoc-options.ts";

export const redocDescription: Description = structuredClone(description);

// The pages have an introduction of their own, and every tag is a page's group.
redocDescription.info.description = "";
redocDescription.tags.push({ name: schemasTag });
// The samples call the mock, so it is the first server to choose.
redocDescription.servers.reverse();
showFirstExamples(redocDescription);
linkValues("MeterOrderStatus", "statuses");
linkValues("ErrorCode", "errors");
colourTypeScript(redocDescription);

/** Redoc shows the `example` beside a property, but not the `examples` of OpenAPI 3.1. */
function showFirstExamples(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  if ("examples" in node && Array.isArray(node.examples)) Object.assign(node, { example: node.examples[0] });
  for (const child of Object.values(node)) showFirstExamples(child);
}

/** Redoc colours JavaScript, but not TypeScript; what the reader chooses by is the label. */
function colourTypeScript({ paths }: Description): void {
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path)))
    for (const sample of operation["x-codeSamples"]) if (sample.lang === "TypeScript") sample.lang = "JavaScript";
}

/** Every value that has a page of its own leads to it. */
function linkValues(schema: string, folder: string): void {
  const meanings = redocDescription.components.schemas[schema]?.["x-enumDescriptions"] ?? {};
  for (const [value, meaning] of Object.entries(meanings)) meanings[value] = `${meaning} [More](/${folder}/${value}/)`;
}
