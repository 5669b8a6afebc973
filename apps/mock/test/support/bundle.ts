import { readFileSync } from "node:fs";
import { bundlePath } from "../../bundle-path.ts";
import type { Spec } from "../../src/validation/operation.ts";

interface Reference {
  $ref: string;
}
export interface Schema {
  type?: string;
  enum?: unknown[];
  format?: string;
  items?: Schema | Reference;
  properties?: Record<string, Schema | Reference>;
}
interface Parameter {
  name: string;
  in: string;
  example: unknown;
  schema: Schema | Reference;
}
interface Header {
  required?: boolean;
}
interface DocumentedResponse {
  headers?: Record<string, Header | Reference>;
  content?: Record<string, { examples?: Record<string, { value: unknown } | Reference> }>;
}
interface DocumentedOperation {
  operationId: string;
  parameters: (Parameter | Reference)[];
  responses: Record<string, DocumentedResponse | Reference>;
}
interface Bundle extends Spec {
  servers: { url: string }[];
  components: { parameters: Record<string, Parameter>; schemas: Record<string, Schema> };
  paths: Record<string, Record<string, DocumentedOperation>>;
}

/** The description as it is written, read without Prism. */
export const bundle: Bundle = JSON.parse(readFileSync(bundlePath(), "utf8"));

/** Every operation with its path and its method. */
export const operations = Object.entries(bundle.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
);

/** Follows a reference, if it is one. */
export function resolve<T extends object>(value: T | Reference): T {
  if (!("$ref" in value)) return value;
  const steps = value.$ref.slice("#/".length).split("/");
  return resolve(
    steps.reduce((inner, step) => (inner as Record<string, unknown>)[unescaped(step)], bundle as unknown) as T,
  );
}

/** The parameters of one operation that stand in the query. */
export function queryParameters(operationId: string): Parameter[] {
  const operation = operations.find((candidate) => candidate.operationId === operationId);
  return (operation?.parameters ?? [])
    .map((parameter) => resolve(parameter))
    .filter((parameter) => parameter.in === "query");
}

/** The values of the examples of an operation's successful answer. */
export function successExamples(operationId: string): Record<string, unknown>[] {
  const operation = operations.find((candidate) => candidate.operationId === operationId);
  const response = resolve(operation?.responses["200"] ?? {});
  const examples = Object.values(response.content?.["application/json"]?.examples ?? {});
  return examples.map((example) => resolve(example).value as Record<string, unknown>);
}

/** A step of a JSON pointer (RFC 6901, section 4). */
function unescaped(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
