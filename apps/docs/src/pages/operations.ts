/** A page for each operation: Redoc's view, and what that leaves out or hides. */
import type { Operation, Parameter, Ref, Response } from "@meter-orders/openapi";
import { fieldsOf, fieldTable, oneLine, parameterField, variantsOf } from "../fields.ts";
import type { Page, Part } from "../page.ts";
import { sampleFence } from "../samples.ts";
import { operations, resolve } from "../spec.ts";
import { apiErrors } from "./api-errors.ts";
import { guidesAbout } from "./guides.ts";

export function operationPages(): Page[] {
  return operations.map(({ path, method, operation }) => ({
    path: `operations/${operation.operationId}/`,
    title: operation.summary,
    description: summaryOf(operation, `${method} ${path}`),
    group: "Operations",
    parts: [call(method, path), referenceOf(operation), errors(operation), guidesAbout(operation.operationId)],
    provenance: operation["x-provenance"],
  }));
}

function summaryOf({ description }: Operation, call: string): string {
  const [first = ""] = description.trim().split("\n\n");
  return `${call}: ${oneLine(first)}`;
}

/** The method and the path. */
function call(method: string, path: string): Part {
  const badge = `<span class="method ${method.toLowerCase()}">${method}</span>`;
  return { html: `<p class="call">${badge} <code>${path}</code></p>`, markdown: `\`${method} ${path}\`` };
}

function referenceOf(operation: Operation): Part {
  const { operationId, description, parameters = [], requestBody } = operation;
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  const response = Object.values(okay(operation).content)[0];
  const markdown = [
    description.trim(),
    "## Parameters",
    fieldTable(parameters.map((parameter) => parameterField(resolve<Parameter>(parameter)))),
    ...(body ? ["## Request body", ...bodyTables(body)] : []),
    "## Response",
    fieldTable(fieldsOf(response?.schema ?? {})),
    ...firstExample(response?.examples),
    ...operation["x-codeSamples"].map(sampleFence),
  ];
  return { reference: operationId, markdown: markdown.join("\n\n") };
}

function okay({ responses }: Operation): Response {
  return resolve<Response>(responses["200"] as Response | Ref);
}

/** One table, or one for each variant of the body. */
function bodyTables(body: NonNullable<Operation["requestBody"]>["content"][string]["schema"]): string[] {
  const variants = variantsOf(body);
  if (variants.length === 0) return [fieldTable(fieldsOf(body))];
  return variants.flatMap((variant) => {
    const { title, description = "" } = resolve(variant);
    return [`### ${title}`, description.trim(), fieldTable(fieldsOf(variant))];
  });
}

function firstExample(examples: Response["content"][string]["examples"] = {}): string[] {
  const [first] = Object.values(examples);
  if (!first) return [];
  const { summary, value } = resolve(first);
  return [`\`\`\`json ${summary}\n${JSON.stringify(value, null, 2)}\n\`\`\``];
}

function errors({ operationId }: Operation): Part {
  const rows = apiErrors
    .filter(({ operationIds }) => operationIds.includes(operationId))
    .map(({ status, code, response, expectedOn }) => {
      const note = expectedOn.includes(operationId) ? "" : " Listed by Nomos; we do not expect it for this operation.";
      return `| ${status} | [\`${code}\`](/errors/${code}/) | ${oneLine(response.description)}${note} |`;
    });
  return ["## Errors\n", "| status | code | meaning |\n|---|---|---|", ...rows].join("\n");
}
