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

/** How many orders a new sandbox has: one in each status. */
export const EXAMPLE_ORDERS = bundle.components.schemas.MeterOrderStatus?.enum?.length ?? 0;

function operation(operationId: string) {
  const found = operations.find((candidate) => candidate.operationId === operationId);
  if (found) return found;
  throw new Error(`The description has no operation ${operationId}.`);
}

/** A place in the description, such as `components/schemas/MeterOrderId`, and what is to be there. */
export type Change = [place: string, value: unknown];

/** The description with some changes in it. The slashes of a path are written `~1`. */
export function changedBundle(changes: Change[]): typeof bundle {
  const copy = structuredClone(bundle);
  for (const [place, value] of changes) {
    const steps = place.split("/").map((step) => step.replaceAll("~1", "/"));
    const last = steps.pop() ?? "";
    const parent = steps.reduce((inner, step) => (inner as Record<string, unknown>)[step], copy as unknown);
    (parent as Record<string, unknown>)[last] = value;
  }
  return copy;
}
