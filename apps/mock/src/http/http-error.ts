import { randomUUID } from "node:crypto";
import type { Operation } from "../validation/operation.ts";

/** The statuses of an {@link HttpError}. The description needs an error response for each of them. */
export type HttpErrorStatus = 400 | 401 | 402 | 403 | 404 | 405 | 409 | 422 | 429 | 500;

export const HTTP_ERROR_STATUSES: readonly HttpErrorStatus[] = [400, 401, 402, 403, 404, 405, 409, 422, 429, 500];

/** An error response: the request violates the contract, or the state of an order forbids it. */
export class HttpError extends Error {
  readonly status: HttpErrorStatus;
  /** Additional response headers. The names are in lower case. */
  readonly headers: Record<string, string>;

  constructor(status: HttpErrorStatus, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** Creates the body of an error response, in the API's format. */
export type ErrorBodies = (status: HttpErrorStatus, message: string) => object;

/**
 * Takes codes and links of the errors from the examples in the description, which is the only place that has them.
 *
 * @throws Error when the description has no example of an error that the mock returns.
 */
export function createErrorBodies(operations: Operation[]): ErrorBodies {
  const examples = new Map(HTTP_ERROR_STATUSES.map((status) => [status, exampleBody(operations, status)]));
  return (status, message) => withRequestId({ ...examples.get(status), message });
}

/** Gives the body of an error its own request ID. */
export function withRequestId(body: object): object {
  return { ...body, requestId: randomUUID() };
}

function exampleBody(operations: Operation[], status: HttpErrorStatus): object {
  const responses = operations.flatMap((operation) => operation.responses);
  for (const response of responses.filter(({ code }) => code === String(status))) {
    const example = response.contents?.[0]?.examples?.[0];
    if (example && "value" in example && typeof example.value === "object" && example.value) return example.value;
  }
  throw new Error(`The description has no example of a response with status ${status}, which the mock needs.`);
}
