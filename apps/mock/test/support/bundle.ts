/** The description, read without Prism. */
import {
  operations as operationsOf,
  type Parameter,
  type Ref,
  resolve as resolveIn,
  type Schema,
  spec,
} from "@meter-orders/openapi";

export type { Schema };

export const bundle = spec();

/** Every operation with its path and its method, in lower case. */
export const operations = operationsOf(bundle).map(({ path, method, operation }) => ({
  path,
  method: method.toLowerCase(),
  ...operation,
}));

/** Follows a reference, if it is one. */
export function resolve<T extends object>(value: T | Ref): T {
  return resolveIn(bundle, value);
}

/** The query parameters of an operation. */
export function queryParameters(operationId: string): Parameter[] {
  return (operation(operationId).parameters ?? [])
    .map((parameter) => resolve(parameter))
    .filter((parameter) => parameter.in === "query");
}

/** The example values of an operation's successful response. */
export function successExamples(operationId: string): Record<string, unknown>[] {
  const response = operation(operationId).responses["200"];
  const examples = Object.values((response && resolve(response).content["application/json"]?.examples) ?? {});
  return examples.map((example) => resolve(example).value);
}

function operation(operationId: string) {
  const found = operations.find((candidate) => candidate.operationId === operationId);
  if (found) return found;
  throw new Error(`The description has no operation ${operationId}.`);
}
