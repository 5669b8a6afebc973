/** The errors of the API, from the spec. */
import { componentName, type Response } from "@meter-orders/openapi";
import { operations, resolve, spec } from "../spec.ts";

export interface ApiErrorKind {
  status: number;
  code: string;
  /** "404 NOT_FOUND" */
  title: string;
  /** The client's error class. */
  className: string;
  response: Response;
  /** An example body. */
  body: Record<string, unknown>;
  /** The operations that list it. */
  operationIds: string[];
  /** The operations for which it is expected. */
  expectedOn: string[];
}

export const apiErrors: ApiErrorKind[] = Object.entries(spec.components.responses)
  .map(([name, response]) => errorKind(name, response))
  .sort((a, b) => a.status - b.status);

function errorKind(name: string, response: Response): ApiErrorKind {
  const listing = operations.flatMap(({ operation }) =>
    Object.entries(operation.responses)
      .filter(([, listed]) => componentName(listed) === name)
      .map(([status]) => ({ status: Number(status), operationId: operation.operationId })),
  );
  const body = exampleOf(response);
  const status = listing[0]?.status ?? 0;
  const code = String(body.code);
  const className = name.endsWith("Error") ? name : `${name}Error`;
  const operationIds = listing.map(({ operationId }) => operationId);
  const expectedOn = response["x-expected-on"] ?? operationIds;
  return { status, code, title: `${status} ${code}`, className, response, body, operationIds, expectedOn };
}

function exampleOf({ content }: Response): Record<string, unknown> {
  const [example] = Object.values(content["application/json"]?.examples ?? {});
  if (!example) throw new Error("Every error in the spec needs an example of its body");
  return resolve(example).value;
}
