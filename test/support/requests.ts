/**
 * How each operation is called: one valid request, made from the examples in the spec. Anyone who adds an operation
 * writes its examples there, and has nothing to add here.
 */
import { type Operation, operations, type Parameter, resolve, spec } from "../../openapi/index.ts";

export interface ValidRequest {
  operation: Operation;
  operationId: string;
  method: string;
  /** As in the spec, such as `/meter-orders/{id}`. */
  path: string;
  /** The path with its parameters filled in. */
  target: string;
  params: { path: Record<string, string> };
  headers: { authorization: string };
  /** The JSON bodies of the examples. */
  bodies: unknown[];
  /** The first of them. */
  body: unknown;
}

const description = spec();

/** One per operation. */
export const requests: ValidRequest[] = operations(description).map(({ method, path, operation }) => {
  const { operationId } = operation;
  const required = parametersOf(operation, "path").map(({ name, example }) => [name, example]);
  const pathParameters: Record<string, string> = Object.fromEntries(required);
  const target = path.replaceAll(/\{(\w+)\}/g, (_, name) => {
    if (pathParameters[name]) return encodeURIComponent(pathParameters[name]);
    throw new Error(`The path parameter ${name} of ${operationId} has no example: add one in openapi/edison.`);
  });
  const bodies = bodiesOf(operation);
  const headers = { authorization: credentialsOf(operation) };
  return {
    operation,
    operationId,
    method,
    path,
    target,
    params: { path: pathParameters },
    headers,
    bodies,
    body: bodies[0],
  };
});

/** The parameters of an operation in one place: `path`, `query`, or `header`. */
export function parametersOf({ parameters = [] }: Operation, place: string): Parameter[] {
  return parameters.map((parameter) => resolve(description, parameter)).filter((parameter) => parameter.in === place);
}

/** The examples of a JSON body. */
function bodiesOf({ operationId, requestBody }: Operation): unknown[] {
  if (!requestBody) return [];
  const examples = Object.values(requestBody.content["application/json"]?.examples ?? {});
  if (examples.length > 0) return examples.map((example) => resolve(description, example).value);
  throw new Error(`The JSON body of ${operationId} has no example: add one in openapi/edison/paths.`);
}

/** What the mock accepts by default. */
function credentialsOf({ security }: Operation): string {
  const isBasic = security.some((scheme) => "clientCredentials" in scheme);
  return isBasic ? `Basic ${btoa("my-id:my-secret")}` : "Bearer demo";
}
