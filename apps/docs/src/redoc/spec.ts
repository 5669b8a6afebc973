/** The spec, adapted to what Redoc renders. */
import type { Spec } from "@meter-orders/openapi";
import { spec } from "../spec.ts";
import { schemasTag } from "./options.ts";

export const redocSpec = structuredClone(spec);

// The home page has the introduction.
redocSpec.info.description = "";
redocSpec.tags.push({ name: schemasTag });
// The samples call the mock, so it comes first.
redocSpec.servers.reverse();
showFirstExamples(redocSpec);
linkValues("MeterOrderStatus", "statuses");
linkValues("ErrorCode", "errors");
highlightTypeScript(redocSpec);

/** Redoc shows the `example` of a property, but not the `examples` of OpenAPI 3.1. */
function showFirstExamples(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  if ("examples" in node && Array.isArray(node.examples)) Object.assign(node, { example: node.examples[0] });
  for (const child of Object.values(node)) showFirstExamples(child);
}

/** Redoc highlights JavaScript, but not TypeScript. Readers choose a sample by its label, which stays. */
function highlightTypeScript({ paths }: Spec): void {
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path)))
    for (const sample of operation["x-codeSamples"] ?? []) if (sample.lang === "TypeScript") sample.lang = "JavaScript";
}

/** Links every value that has a page. */
function linkValues(schema: string, folder: string): void {
  const meanings = redocSpec.components.schemas[schema]?.["x-enumDescriptions"] ?? {};
  for (const [value, meaning] of Object.entries(meanings)) meanings[value] = `${meaning} [More](/${folder}/${value}/)`;
}
